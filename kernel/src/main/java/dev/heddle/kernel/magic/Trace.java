package dev.heddle.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%trace`: the last failure with every frame.
@SuppressWarnings("OrphanedFormatString") // %t is no format here
final class Trace implements Magic.Line {
    private static final Manual MANUAL = Manual.of("trace tb", "%trace", """
            Prints the trace of the last cell that failed as the JVM has it: with the frames of the kernel, of the \
            scheduler and of reflection, which an error leaves out, and with the names of generated classes.""");

    private final Workbench workbench;

    Trace(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Misuse {
        words.end();
        List<String> lines = workbench.lastTrace();
        if (lines.isEmpty()) System.out.println("no cell has failed so far");
        lines.forEach(System.out::println);
        return null;
    }
}
