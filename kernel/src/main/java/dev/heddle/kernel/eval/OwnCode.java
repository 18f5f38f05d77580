package dev.heddle.kernel.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/// Scans what runs where it stands: not the lambdas and classes in it, whose jumps leave only themselves.
abstract class OwnCode extends TreeScanner<@Nullable Void, @Nullable Void> {

    @Override
    public final @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
        return null;
    }

    @Override
    public final @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        return null;
    }
}
