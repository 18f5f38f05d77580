package dev.heddle.bench;

import dev.heddle.Go;
import dev.heddle.Program;
import dev.heddle.WaitGroup;
import dev.heddle.weave.WovenLoader;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongUnaryOperator;

/// What preemption costs a goroutine that computes on one P, in ns per turn of its loop: the median and the spread of
/// rounds that alternate in one JVM. Two hogs that take turns share the P, so their times are those of both together.
public final class PreemptionCost {
    private static final int ROUNDS = 5;
    private static final long TURNS = 600_000_000;
    private static final long PATIENCE = 150; // ms, after which safepoints are off again

    private PreemptionCost() {}

    /// The loops measured; loaded twice, as it is and woven.
    public static final class Loops {
        private static final int[] NUMBERS = new int[4_096];

        public static long chain(long turns) {
            long x = turns;
            for (long i = 0; i < turns; i++) x = (x ^ i) * 31;
            return x;
        }

        public static long sum(long turns) {
            long total = 0;
            for (long done = 0; done < turns; done += NUMBERS.length) {
                int sum = 0;
                for (int i = 0; i < NUMBERS.length; i++) sum += NUMBERS[i];
                total += sum;
            }
            return total;
        }
    }

    private record Case(String name, boolean woven, int hogs, boolean preemption) {}

    public static void main(String[] args) throws Exception {
        Go.gomaxprocs(1);
        Case[] cases = {
            new Case("not woven, alone", false, 1, true),
            new Case("woven, alone", true, 1, true),
            new Case("woven, two, no preemption", true, 2, false),
            new Case("woven, two that take turns", true, 2, true)
        };
        for (String name : new String[] {"chain", "sum"}) {
            double[][] figures = new double[cases.length][ROUNDS];
            for (int round = -2; round < ROUNDS; round++) {
                for (int i = 0; i < cases.length; i++) {
                    double nanos = measure(loop(name, cases[i].woven), cases[i]);
                    if (round >= 0) figures[i][round] = nanos;
                }
            }
            System.out.println("ns per turn of the loop '" + name + "': median (least to most)");
            for (int i = 0; i < cases.length; i++) {
                Arrays.sort(figures[i]);
                System.out.printf(
                        Locale.ROOT,
                        "  %-28s %6.3f (%.3f to %.3f)%n",
                        cases[i].name,
                        figures[i][ROUNDS / 2],
                        figures[i][0],
                        figures[i][ROUNDS - 1]);
            }
        }
    }

    private static final Class<?> WOVEN = WovenLoader.weave(Loops.class);

    private static LongUnaryOperator loop(String name, boolean woven) throws ReflectiveOperationException {
        var method = (woven ? WOVEN : Loops.class).getMethod(name, long.class);
        return turns -> {
            try {
                return (long) method.invoke(null, turns);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static double measure(LongUnaryOperator loop, Case kind) throws InterruptedException {
        boolean before = Go.preemption(kind.preemption);
        Thread.sleep(PATIENCE);
        var outcome = Program.start("cost", () -> {
                    long began = System.nanoTime();
                    WaitGroup done = new WaitGroup();
                    for (int i = 0; i < kind.hogs; i++) done.go(() -> loop.applyAsLong(TURNS / kind.hogs));
                    done.await();
                    return (System.nanoTime() - began) / (double) TURNS;
                })
                .await();
        Go.preemption(before);
        if (outcome instanceof Program.Outcome.Returned returned && returned.value() instanceof Double nanos)
            return nanos;
        throw new IllegalStateException(outcome.toString());
    }
}
