package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
    private final TimerHeap heap = new TimerHeap();
    private final List<Long> rung = new ArrayList<>();

    private Alarm at(long when) {
        Alarm alarm = new Alarm() {
            @Override
            void ring() {
                rung.add(when);
            }
        };
        alarm.when = when;
        heap.add(alarm);
        return alarm;
    }

    @Test
    void ringsInOrderAndOnlyWhatIsDue() {
        List<Long> times = new ArrayList<>();
        for (long t = 0; t < 1_000; t++) times.add(t);
        Collections.shuffle(times, new Random(1));
        times.forEach(this::at);
        assertEquals(0, heap.earliest());
        assertEquals(500, heap.ring(499));
        assertEquals(times.stream().sorted().limit(500).toList(), rung);
        assertEquals(500, heap.earliest());
        assertEquals(500, heap.ring(10_000));
        assertEquals(TimerHeap.NEVER, heap.earliest());
    }

    @Test
    void whatIsCancelledDoesNotRing() {
        List<Alarm> alarms = new ArrayList<>();
        for (long t = 0; t < 200; t++) alarms.add(at(t * 7 % 200));
        List<Alarm> odd = alarms.stream()
                .filter(a -> a.when % 2 == 1)
                .sorted(Comparator.comparingLong((Alarm a) -> a.when % 13))
                .toList();
        for (Alarm alarm : odd) assertTrue(TimerHeap.cancel(alarm));
        for (Alarm alarm : odd) assertFalse(TimerHeap.cancel(alarm));
        heap.ring(1_000);
        assertEquals(100, rung.size());
        for (int i = 0; i < 100; i++) assertEquals(2L * i, (long) rung.get(i));
        assertFalse(TimerHeap.cancel(alarms.getFirst()), "it has rung");
    }

    @Test
    void atTheSameInstantTheOneSetFirstRingsFirst() {
        List<Integer> sequence = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int n = i;
            Alarm alarm = new Alarm() {
                @Override
                void ring() {
                    sequence.add(n);
                }
            };
            alarm.when = 5;
            heap.add(alarm);
        }
        heap.ring(5);
        assertEquals(sequence.stream().sorted().toList(), sequence);
    }

    @Test
    void oneThatMovesIsSetAllTheTimeAndCanBeCancelled() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            TimerHeap from = new TimerHeap();
            TimerHeap to = new TimerHeap();
            Alarm alarm = at(i);
            TimerHeap.cancel(alarm);
            from.add(alarm);
            boolean cancels = i % 2 == 0;
            Thread mover = Thread.ofPlatform().start(() -> from.drainTo(to));
            while (mover.isAlive()) {
                boolean set = from.earliest() != TimerHeap.NEVER || to.earliest() != TimerHeap.NEVER;
                assertTrue(set, "move " + i);
                if (cancels && to.earliest() == TimerHeap.NEVER) break;
            }
            if (cancels) assertTrue(TimerHeap.cancel(alarm), "move " + i);
            mover.join();
        }
    }
}
