package dev.heddle.programs;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;

import dev.heddle.Channel;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server beside a goroutine that computes, on one P: prints whether it was heard before that had done. The
/// argument says for how many ms the other computes at most.
public final class Starved {
    private static final AtomicBoolean HEARD = new AtomicBoolean();

    private Starved() {}

    public static void main(String[] args) {
        gomaxprocs(1);
        Channel<Boolean> done = Channel.make(1);
        long patience = Long.parseLong(args[0]) * 1_000_000;
        go(() -> {
            go(() -> HEARD.set(true));
            long end = System.nanoTime() + patience;
            while (!HEARD.get() && System.nanoTime() < end) Thread.onSpinWait();
            done.send(HEARD.get());
        });
        System.out.println(done.receive() ? "heard" : "starved");
    }
}
