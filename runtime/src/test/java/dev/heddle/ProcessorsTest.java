package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessorsTest {

    @Test
    void whoRunsOnAPThatGomaxprocsTookAwayIsNotForgotten() throws Exception {
        var scheduler = (ParallelScheduler) Scheduler.standard();
        AtomicBoolean[] stops = {new AtomicBoolean(), new AtomicBoolean()};
        AtomicIntegerArray places = new AtomicIntegerArray(new int[] {-1, -1});
        int before = Go.gomaxprocs(2);
        try {
            Program hogs = Program.start("hogs", () -> {
                WaitGroup done = new WaitGroup();
                for (int i = 0; i < 2; i++) {
                    int me = i;
                    done.go(() -> {
                        places.set(me, Machine.current().p.id);
                        while (!stops[me].get()) Thread.onSpinWait();
                    });
                }
                done.await();
                return null;
            });
            Run.until(() -> places.get(0) >= 0 && places.get(1) >= 0);
            Go.gomaxprocs(1);
            int stays = places.get(0) == 0 ? 0 : 1;
            stops[stays].set(true);
            Run.until(() -> scheduler.counts().idleProcessors() == 1);
            assertFalse(scheduler.isStill(), "the other still runs");
            stops[1 - stays].set(true);
            hogs.await();
        } finally {
            for (AtomicBoolean stop : stops) stop.set(true);
            Go.gomaxprocs(before);
        }
    }
}
