package dev.heddle;

import java.util.Set;

/// The classes of the runtime, which a reader of a stack does not want to see.
final class Machinery {
    static final Set<String> TYPES = Set.of(
            "dev.heddle.G",
            "dev.heddle.Go",
            "dev.heddle.Program",
            "dev.heddle.Dump",
            "dev.heddle.Channel",
            "dev.heddle.Select",
            "dev.heddle.Mutex",
            "dev.heddle.Semaphore",
            "dev.heddle.WaitGroup",
            "dev.heddle.Asleep");

    private Machinery() {}
}
