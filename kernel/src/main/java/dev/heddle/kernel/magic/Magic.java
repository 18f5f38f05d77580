package dev.heddle.kernel.magic;

import org.jspecify.annotations.Nullable;

/// A command of the kernel that is no Java. One instance serves a notebook; any thread.
///
/// A magic runs as the main goroutine of its cell: an interrupt stops it like any cell, so it waits interruptibly.
public sealed interface Magic permits Magic.Line, Magic.Whole {

    /// What it is called and does.
    Manual manual();

    /// A magic of one line: `%name words`.
    non-sealed interface Line extends Magic {
        /// Runs it.
        ///
        /// @return its value where it is used as an expression
        /// @throws Misuse if the words make no sense
        @Nullable
        Object run(Words words) throws Exception;
    }

    /// A magic that takes the rest of its cell: `%%name words`.
    non-sealed interface Whole extends Magic {
        /// Runs it.
        ///
        /// @return the value of the cell; null if it has none
        /// @throws Misuse if the words or the body make no sense
        @Nullable
        Object run(Words words, String body) throws Exception;
    }
}
