package dev.heddle.kernel.eval;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// Compiles the class of a cell to class files in memory.
final class CellCompiler {

    private final CellFiles files;
    private final Javac javac;

    CellCompiler(CellFiles files, Javac javac) {
        this.files = files;
        this.javac = javac;
    }

    /// Compiles sources that see each other and some classes of earlier cells.
    ///
    /// @param sources by unit
    /// @param finals the variables that no cell may assign
    /// @return the class files by binary name
    /// @throws CompilationFailure with javac's errors, at the reader's positions
    Map<String, byte[]> compile(Map<String, Source> sources, Map<String, byte[]> visible, Set<String> finals)
            throws CompilationFailure {
        files.show(visible);
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Map<URI, Source> byName = new HashMap<>();
        List<SourceText> texts = new ArrayList<>();
        sources.forEach((unit, source) -> {
            SourceText text = new SourceText(CellClass.PACKAGE + "/" + unit, source.toString());
            byName.put(text.toUri(), source);
            texts.add(text);
        });
        return javac.run(problems, texts, task -> {
            Iterable<? extends CompilationUnitTree> trees = task.parse();
            task.analyze();
            Problems.check(problems, byName);
            if (!finals.isEmpty()) new FinalVariables(task, byName, finals).check(trees);
            task.generate();
            Problems.check(problems, byName);
            return files.written();
        });
    }

    /// The types of the variables that a [CellClass#probe] declares with `var`; those that do not compile are left out.
    Map<String, String> types(String unit, Source probe, Map<String, byte[]> visible) throws CompilationFailure {
        files.show(visible);
        SourceText text = new SourceText(CellClass.PACKAGE + "/" + unit, probe.toString());
        return javac.run(_ -> {}, List.of(text), task -> {
            Iterable<? extends CompilationUnitTree> trees = task.parse();
            task.analyze();
            Map<String, String> types = new HashMap<>();
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
                    TypeMirror type = Trees.instance(task).getTypeMirror(getCurrentPath());
                    if (type != null && type.getKind() != TypeKind.ERROR) {
                        types.put(tree.getName().toString(), TypeText.of(type));
                    }
                    return null;
                }

                @Override
                public @Nullable Void visitMethod(com.sun.source.tree.MethodTree tree, @Nullable Void nothing) {
                    return tree.getName().contentEquals(CellClass.RUN) ? super.visitMethod(tree, null) : null;
                }

                @Override
                public @Nullable Void visitLambdaExpression(
                        com.sun.source.tree.LambdaExpressionTree tree, @Nullable Void nothing) {
                    return null;
                }
            }.scan(trees, null);
            return types;
        });
    }
}
