package dev.heddle.kernel.eval;

import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Finds a `return` inside a statement, which would leave that statement and not the cell.
final class Returns extends OwnCode {

    private @Nullable ReturnTree found;

    private Returns() {}

    static void refuse(Tree statement, ToIntFunction<Tree> start) throws CompilationFailure {
        Returns returns = new Returns();
        returns.scan(statement, null);
        if (returns.found != null) {
            throw new CompilationFailure(
                    start.applyAsInt(returns.found),
                    "only the last line of a cell can return: put this into a method and call it");
        }
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
        if (found == null) found = tree;
        return null;
    }
}
