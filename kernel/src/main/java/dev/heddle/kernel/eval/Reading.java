package dev.heddle.kernel.eval;

import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// One way to take a piece of text: as a declaration, a statement, an expression or an import.
final class Reading extends SourceText {

    /// What is written around a piece so that javac parses it as one.
    enum Kind {
        DECLARATION("class P{", "\n;}"),
        STATEMENT("class P{void m(){", "\n;}}"),
        EXPRESSION("class P{Object e=", "\n;}"),
        IMPORT("", "\n;");

        private final String before;
        private final String after;

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    private final Kind reading;
    private final int start;
    private final int length;
    private final List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
    private @Nullable CompilationUnitTree tree;

    /// @param start where the piece's text begins in the cell
    Reading(Kind kind, int start, String text) {
        super(kind + "/" + start, kind.before + text + kind.after);
        this.reading = kind;
        this.start = start;
        this.length = text.length();
    }

    void failed(Diagnostic<? extends JavaFileObject> error) {
        errors.add(error);
    }

    void parsed(CompilationUnitTree unit) {
        tree = unit;
    }

    boolean valid() {
        return errors.isEmpty();
    }

    CompilationUnitTree tree() {
        if (tree == null) throw new IllegalStateException(reading + " was not parsed");
        return tree;
    }

    /// The first error, at its place in the cell.
    Problem problem() {
        Diagnostic<? extends JavaFileObject> first = errors.getFirst();
        return new Problem(inCell(first.getPosition()), first.getMessage(java.util.Locale.ROOT), Hints.of(first));
    }

    /// The place in the cell for a place in this text; what lies around the piece counts as its edge.
    int inCell(long position) {
        return start + Math.clamp(position - reading.before.length(), 0, length);
    }
}
