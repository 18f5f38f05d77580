package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Go's rules of who runs next, by the numbers: on one P, or on Ps that nobody runs.
@Timeout(30)
class SchedulingRulesTest {
    private static final int EVERY = 61; // turns between looks at the global queue
    private static final int HALF = RunQueue.CAPACITY / 2;

    private final ParallelScheduler scheduler = (ParallelScheduler) Scheduler.standard();
    private final Processors others = new Processors(new IdleList());
    private final Thief thief = new Thief(scheduler, others);

    private static List<G> goroutines(int n) {
        G creator = G.current();
        return IntStream.range(0, n)
                .mapToObj(i -> new G(null, creator, () -> {}))
                .toList();
    }

    @Test
    @DisplayName("D6, G13: what is readied runs next and in the same slice; what comes from the queue begins one")
    void runnextSharesTheSlice() {
        Run.main(1, () -> {
            Processor p = scheduler.all()[0];
            Channel<Integer> there = Channel.make();
            Channel<Integer> back = Channel.make();
            go(() -> {
                for (int v : there) back.send(v);
            });
            gosched();
            int turns = p.tick;
            int slices = p.slice;
            for (int i = 0; i < 5_000; i++) {
                there.send(i);
                back.receive();
            }
            int taken = p.tick - turns;
            int begun = p.slice - slices; // the monitor ends one every 10 ms
            assertTrue(taken >= 5_000 && begun < taken / 10, taken + " turns, " + begun + " slices");

            slices = p.slice;
            for (int i = 0; i < 50; i++) go(() -> {});
            while (!p.isEmpty()) gosched();
            assertTrue(p.slice - slices >= 40, "slices " + (p.slice - slices));
            there.close();
            return null;
        });
    }

    @Test
    @DisplayName("D6: of a full queue half and the one too many go to the global queue")
    void overflow() {
        Run.main(1, () -> {
            Processor p = scheduler.all()[0];
            for (int i = 0; i < RunQueue.CAPACITY + 1; i++) go(() -> {}); // one of them in runnext
            assertEquals(RunQueue.CAPACITY, p.queue.size());
            assertEquals(0, scheduler.counts().global());
            go(() -> {});
            assertEquals(HALF, p.queue.size());
            assertEquals(HALF + 1, scheduler.counts().global());
            return null;
        });
    }

    @Test
    @DisplayName("D6: at every 61st turn the global queue comes first")
    void everySixtyFirstTurn() {
        Run.main(1, () -> {
            Processor p = scheduler.all()[0];
            for (int i = 0; i < RunQueue.CAPACITY; i++) go(() -> {});
            Set<Integer> turns = new TreeSet<>();
            while (p.queue.size() > EVERY) {
                gosched(); // behind all, in the global queue
                turns.add(p.tick % EVERY);
            }
            assertEquals(Set.of(1), turns, "the turn after each 61st, which is counted when it begins");
            return null;
        });
    }

    @Test
    @DisplayName("D6: a P takes its share of the global queue, 128 at most")
    void batch() {
        GlobalQueue queue = new GlobalQueue();
        List<G> all = goroutines(1_000);
        all.forEach(queue::add);
        Processor p = new Processor(0);
        assertSame(all.get(0), queue.poll(p, 1));
        assertEquals(HALF - 1, p.queue.size());
        assertSame(all.get(1), p.queue.poll());
        assertEquals(1_000 - HALF, queue.size());
        Processor q = new Processor(1);
        while (queue.size() > 20) queue.poll();
        G first = queue.poll(q, 4);
        assertSame(all.get(980), first);
        assertEquals(20 / 4, q.queue.size(), "a quarter and one, which is returned");
        while (queue.poll() != null) continue;
        assertNull(queue.poll(q, 4));
    }

    @Test
    @DisplayName("D6: a stride coprime to the number of Ps visits each once")
    void strides() {
        for (int n = 1; n <= 64; n++) {
            for (int draw = 0; draw < 20; draw++) {
                int stride = Coprimes.of(n).pick(new Processor(draw));
                Set<Integer> visited = new TreeSet<>();
                for (int i = 0; i < n; i++) visited.add(i * stride % n);
                assertEquals(n, visited.size(), "stride " + stride + " of " + n);
            }
        }
    }

    @Test
    @DisplayName("D6: a thief takes half of one victim's queue, each victim as likely as the others")
    void stealsHalfOfOneAtRandom() {
        int victims = 4;
        Processor robber = resize(victims + 1)[victims];
        int[] robbed = new int[victims];
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            List<List<G>> queued = new ArrayList<>();
            for (int v = 0; v < victims; v++) {
                queued.add(goroutines(5));
                queued.get(v).forEach(others.all()[v].queue::offer);
            }
            G got = thief.steal(robber);
            for (int v = 0; v < victims; v++) {
                Processor victim = others.all()[v];
                if (!queued.get(v).contains(got)) {
                    assertEquals(5, victim.queue.size());
                } else {
                    robbed[v]++;
                    assertSame(queued.get(v).get(2), got, "the youngest of three");
                    assertSame(queued.get(v).get(0), robber.queue.poll());
                    assertSame(queued.get(v).get(1), robber.queue.poll());
                    assertEquals(2, victim.queue.size());
                }
                while (victim.queue.poll() != null) continue;
            }
            assertTrue(robber.queue.isEmpty());
        }
        int fair = rounds / victims;
        for (int n : robbed) assertTrue(Math.abs(n - fair) < 10 * Math.sqrt(fair), "robbed " + n + " times");
    }

    @Test
    @DisplayName("D6: what a victim runs next is taken last, and after a back-off in which it took no turn")
    void runnextIsTakenLast() throws Exception {
        Processor[] ps = resize(3);
        G next = goroutines(1).getFirst();
        for (int round = 0; round < 100; round++) {
            G queued = goroutines(1).getFirst();
            ps[0].putNext(next);
            ps[1].queue.offer(queued);
            assertSame(queued, thief.steal(ps[2]), "round " + round);
        }
        long began = System.nanoTime();
        assertSame(next, thief.steal(ps[2]));
        assertTrue(System.nanoTime() - began >= 3_000, "no back-off");
        assertNull(ps[0].peekNext());

        ps[0].putNext(next);
        AtomicBoolean over = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            for (int other = 0; !over.get(); other++) {
                ps[0].tick = other; // it takes turns
                Thread.onSpinWait();
            }
        });
        try {
            Run.until(() -> ps[0].tick > 1_000);
            int kept = 0;
            for (int round = 0; round < 200; round++) {
                if (thief.steal(ps[2]) == null) kept++;
                ps[0].putNext(next);
            }
            assertTrue(kept > 0, "taken from under a P that takes turns");
        } finally {
            over.set(true);
            busy.join();
        }
    }

    @Test
    @DisplayName("D6: one wake-up is under way at a time, and half as many Ms look for work as are busy")
    void oneWakeUpAtATime() {
        IdleList idle = new IdleList();
        assertTrue(idle.firstToSpin());
        assertFalse(idle.firstToSpin());
        assertTrue(idle.maySpin(3));
        assertFalse(idle.maySpin(2));
        idle.nobodySpins();
        assertTrue(idle.firstToSpin());
        Processor p = new Processor(0);
        idle.add(p);
        assertFalse(idle.maySpin(3), "one of the three is idle, one looks already");
        assertSame(p, idle.takeProcessor());
        idle.nobodySpins();
    }

    /// So many Ps that no M holds.
    private Processor[] resize(int n) {
        others.set(n, scheduler);
        return others.all();
    }

    @Test
    @DisplayName("D6: a P that was idle begins a time slice, whichever queue its first goroutine comes from")
    void whoWasIdleBeginsASlice() {
        IdleList idle = new IdleList();
        Processor p = new Processor(0);
        idle.add(p);
        int before = p.slice;
        assertSame(p, idle.takeProcessor());
        assertEquals(before + 1, p.slice);
    }
}
