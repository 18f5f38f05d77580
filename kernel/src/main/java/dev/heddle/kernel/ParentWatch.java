package dev.heddle.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Sees to it that no kernel outlives the front end that started it.
final class ParentWatch {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private ParentWatch() {}

    /// Runs the action once the process that started this one has ended; never if that cannot be told. On a thread of
    /// its own: [ProcessHandle#onExit] is told on the common pool, which a cell may have filled.
    static void onDeath(Runnable action) {
        launcher()
                .ifPresent(parent -> Thread.ofPlatform()
                        .daemon()
                        .name("heddle-parent")
                        .start(() -> {
                            while (parent.isAlive()) LockSupport.parkNanos(PAUSE.toNanos());
                            action.run();
                        }));
    }

    // Jupyter's launcher names itself; whoever else starts a kernel is its parent. Process 1 adopts orphans.
    private static Optional<ProcessHandle> launcher() {
        return Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
                .filter(pid -> pid.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .or(() -> ProcessHandle.current().parent().map(ProcessHandle::pid))
                .filter(pid -> pid > 1)
                .flatMap(ProcessHandle::of);
    }
}
