package dev.heddle.kernel.eval;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Refuses assignments to `final` variables. They are plain fields to javac, for a cell that declares one again
/// must be able to give it its new value.
final class FinalVariables extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final Map<URI, Source> sources;
    private final Set<String> names;
    private final List<Problem> problems = new ArrayList<>();

    FinalVariables(JavacTask task, Map<URI, Source> sources, Set<String> names) {
        this.trees = Trees.instance(task);
        this.sources = sources;
        this.names = names;
    }

    void check(Iterable<? extends CompilationUnitTree> units) throws CompilationFailure {
        scan(units, null);
        if (!problems.isEmpty()) throw new CompilationFailure(problems);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
        assigned(tree.getVariable());
        return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
        assigned(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assigned(tree.getExpression());
            default -> {}
        }
        return super.visitUnary(tree, null);
    }

    private void assigned(ExpressionTree target) {
        Element variable = trees.getElement(new TreePath(getCurrentPath(), target));
        if (variable == null || variable.getKind() != ElementKind.FIELD) return;
        boolean topLevel = variable.getEnclosingElement() instanceof TypeElement cell
                && cell.getNestingKind() == NestingKind.TOP_LEVEL
                && cell.getQualifiedName().toString().startsWith(CellClass.PACKAGE + ".Cell");
        String name = variable.getSimpleName().toString();
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long at = trees.getSourcePositions().getStartPosition(unit, target);
        Source source = Objects.requireNonNull(sources.get(unit.getSourceFile().toUri()));
        if (topLevel && names.contains(name) && source.written(at)) {
            problems.add(new Problem(source.inCell(at), "cannot assign a value to final variable " + name));
        }
    }
}
