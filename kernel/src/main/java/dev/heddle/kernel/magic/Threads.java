package dev.heddle.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%threads`: the threads that cells started and that live.
final class Threads implements Magic.Line {
    private static final Manual MANUAL = Manual.of("threads", "%threads", """
            Lists every live thread that a cell started: goroutines, virtual and platform threads, with what they do \
            and where. A front end with subshells runs it beside a busy cell. `%kill ID` stops one.""");

    private final Workbench workbench;

    Threads(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Misuse {
        words.end();
        List<Workbench.Running> running = workbench.running();
        if (running.isEmpty()) System.out.println("no cell has a thread that lives, but this one");
        else System.out.printf("%6s  %-9s  %-24s  %-20s  %s%n", "ID", "KIND", "NAME", "STATE", "PLACE");
        for (Workbench.Running one : running)
            System.out.printf(
                    "%6d  %-9s  %-24s  %-20s  %s%n", one.id(), one.kind(), one.name(), one.state(), one.place());
        return null;
    }
}
