package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a notebook forgets, the JVM forgets.
@Timeout(300)
class GrowthTest {
    private static final int RUNS = 120;
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void runningACellAgainLeavesNoClassesBehind() {
        String cell = """
            int total = 0;
            class Adder { int by; Adder(int by) { this.by = by; } int to(int x) { return x + by; } }
            int add(int x, Adder adder) { return adder.to(x); }
            var adder = new Adder(2);
            Runnable r = () -> total = add(total, adder);
            r.run(); r.run();
            total""";
        int before = 0;
        for (int i = 0; i < RUNS; i++) {
            if (i == RUNS / 3) before = loaded();
            assertEquals(4, cells.value(cell));
        }
        int growth = loaded() - before;
        assertTrue(growth < RUNS / 4, () -> growth + " classes more");
    }

    @Test
    void twoCellsThatUseEachOtherLeaveNoClassesBehind() {
        cells.done("int f(int n) { return n; }");
        int before = 0;
        for (int i = 0; i < RUNS; i++) {
            if (i == RUNS / 3) before = loaded();
            cells.done("int g(int n) { return n == 0 ? 0 : f(n - 1); }");
            cells.done("int f(int n) { return n == 0 ? 0 : g(n - 1); }");
            assertEquals(0, cells.value("f(5)"));
        }
        int growth = loaded() - before;
        assertTrue(growth < RUNS / 4, () -> growth + " classes more");
    }

    /// As long a notebook as anybody runs: what its cells leave behind is what their names stand for.
    @Test
    @Tag("stress")
    @Timeout(1200)
    void tenThousandCellsLeaveNeitherMemoryNorClassesNorSlowness() {
        List<String> kinds = List.of(
                "int u%d = %d; int v = u%d + 1;",
                "v + 1",
                "var w = new ArrayList<Integer>(List.of(v)); w.add(v); w",
                "int f(int a) { return a + %d; } f(v)",
                "record P(int x, String s) {} var p = new P(v, \"s\"); p.x() + %d",
                "for (int i = 0; i < 3; i++) w.add(i); w.stream().map(x -> x + %d).toList()");
        int classes = 0;
        long heap = 0;
        List<Long> early = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (i == 1_000) {
                classes = loaded();
                heap = used();
            }
            String cell =
                    kinds.get(i % kinds.size()).replace("u%d", "u" + i % 50).replace("%d", String.valueOf(i % 7));
            long began = System.nanoTime();
            Outcome outcome = cells.run(cell);
            if (i >= 800 && i < 1_000) early.add(System.nanoTime() - began);
            if (i >= 9_800) late.add(System.nanoTime() - began);
            assertFalse(outcome instanceof Outcome.Failed, () -> cell + " gave " + outcome);
        }
        int moreClasses = loaded() - classes;
        long moreHeap = used() - heap;
        long before = median(early);
        long after = median(late);
        System.out.printf(
                "9,000 cells more: %d classes, %,d bytes; a cell took %,d, now %,d ns%n",
                moreClasses, moreHeap, before, after);
        assertTrue(moreClasses < 100, () -> moreClasses + " classes more");
        assertTrue(moreHeap < 6_000_000, () -> moreHeap + " bytes more");
        assertTrue(after < 2 * before, () -> "a cell took " + before + " ns and takes " + after);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int loaded() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
