package dev.heddle.kernel.magic;

import dev.heddle.Go;
import org.jspecify.annotations.Nullable;

/// `%goroutines`: the stacks of all goroutines, in Go's form.
final class Goroutines implements Magic.Line {
    private static final Manual MANUAL = Manual.of(
            "goroutines", "%goroutines", "Prints what every live goroutine does and where, in the form of Go's dumps.");

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Misuse {
        words.end();
        System.out.println(Go.dump().stripTrailing());
        return null;
    }
}
