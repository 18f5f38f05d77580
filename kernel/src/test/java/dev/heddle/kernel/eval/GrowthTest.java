package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
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

    private static int loaded() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
