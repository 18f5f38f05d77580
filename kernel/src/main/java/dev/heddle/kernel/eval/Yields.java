package dev.heddle.kernel.eval;

import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.YieldTree;
import org.jspecify.annotations.Nullable;

/// Finds a `yield` that belongs to a switch, not to one inside it.
final class Yields extends OwnCode {

    private boolean found;

    private Yields() {}

    static boolean in(SwitchTree tree) {
        Yields yields = new Yields();
        yields.scan(tree, null);
        return yields.found;
    }

    @Override
    public @Nullable Void visitYield(YieldTree tree, @Nullable Void nothing) {
        found = true;
        return null;
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        return null;
    }
}
