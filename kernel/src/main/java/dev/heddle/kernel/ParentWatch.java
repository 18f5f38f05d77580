package dev.heddle.kernel;

import java.util.Optional;

/// Sees to it that no kernel outlives the front end that started it.
final class ParentWatch {
    private ParentWatch() {}

    /// Runs the action once the process that started this one has ended; never if that cannot be told.
    static void onDeath(Runnable action) {
        launcher().ifPresent(parent -> {
            var _ = parent.onExit().thenRun(action);
        });
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
