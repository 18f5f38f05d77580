package dev.heddle.kernel.magic;

import org.jspecify.annotations.Nullable;

/// `%kill`: stops one thread of a cell.
@SuppressWarnings("OrphanedFormatString") // %k and %t are no formats here
final class Kill implements Magic.Line {
    private static final Manual MANUAL = Manual.of("kill", "%kill ID…", """
            Stops threads that `%threads` lists: goroutines end as by `goexit()`, other threads by an error that is \
            thrown where they are. What waits inside a library that nothing can stop is named.""");

    private final Workbench workbench;

    Kill(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Exception {
        if (words.isEmpty()) throw new Misuse("which thread? %threads lists them with their IDs");
        for (String word : words.rest()) {
            if (!word.matches("\\d{1,18}")) throw new Misuse("“" + word + "” is no ID: %threads lists them");
            boolean ended = workbench.kill(Long.parseLong(word));
            System.out.println(word + (ended ? " has ended" : " still runs: nothing can stop what it waits for"));
        }
        return null;
    }
}
