package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds programs whose goroutines all wait for each other: Go's "all goroutines are asleep". Asked when the
/// last P goes idle, so that nothing is counted while goroutines run.
///
/// To look at all heaps, queues and goroutines takes a while, in which a P may ring an alarm and go idle again: so what
/// was seen counts only if no P got going meanwhile. One that did looks for itself when it goes idle.
///
/// A program is asleep if its main goroutine waits in our primitives, every goroutine of every program does, no
/// alarm is set, and no thread that goroutines started lives.
final class Asleep {
    private static @Nullable G witness; // was not asleep when last looked at: the cheapest refutation

    private Asleep() {}

    static synchronized void check(ParallelScheduler scheduler) {
        long activity = scheduler.activity();
        if (!scheduler.isStill() || !sleeps(witness)) return;
        List<Program> programs = Program.all();
        if (programs.stream().noneMatch(Program::awaitsOthers)) return;
        for (Program program : programs) {
            if (program.mayHaveThreads() || program.isScheduled()) return;
            for (G g : program.live()) {
                if (!sleeps(g)) {
                    witness = g;
                    return;
                }
            }
        }
        if (Outsiders.ofGoroutines() || !scheduler.isStill() || scheduler.activity() != activity) return;
        declare(programs);
    }

    /// Ends those of the programs, in all of which nothing moves, that will not go on by themselves.
    static void declare(List<Program> programs) {
        for (Program program : programs) {
            if (program.awaitsOthers() && !(program.isDefault() && Outsiders.ofMain())) program.asleep();
        }
    }

    private static boolean sleeps(@Nullable G g) {
        return g == null || g.hasEnded() || waits(g);
    }

    private static boolean waits(G g) {
        return g.reason() != WaitReason.NONE;
    }
}
