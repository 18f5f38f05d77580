package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.machine.CpuSample;
import dev.heddle.machine.OpenFile;
import dev.heddle.machine.OsProcess;
import dev.heddle.machine.OsThread;
import dev.heddle.machine.Region;
import dev.heddle.machine.Region.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryMapTest {
    private static final List<Region> REGIONS = List.of(
            region(0x10000000L, 14 << 20, "rw-p", Kind.CLASS_ARCHIVE, 12 << 20, "/jdk/classes.jsa", ""),
            region(0x10e00000L, 1 << 29, "---p", Kind.CLASS_SPACE, 0, "", ""),
            region(0xe0000000L, 1 << 28, "rw-p", Kind.JAVA_HEAP, 90 << 20, "", "DefNew"),
            region(0xf0000000L, 1 << 28, "---p", Kind.JAVA_HEAP, 0, "", "Tenured"),
            region(0x560000000000L, 4096, "r-xp", Kind.PROGRAM, 4096, "/jdk/bin/java", ""),
            region(0x7f0000000000L, 2 << 20, "rwxp", Kind.CODE_CACHE, 1 << 20, "", "profiled nmethods"),
            region(0x7f0000800000L, 16 << 10, "---p", Kind.STACK, 0, "", "main"),
            region(0x7f0000804000L, 1008 << 10, "rw-p", Kind.STACK, 60 << 10, "", "main"),
            region(0x7f0010000000L, 18 << 20, "r-xp", Kind.LIBRARY, 9 << 20, "/jdk/lib/libjvm.so", ""),
            region(0x7f0011200000L, 1 << 20, "r--p", Kind.LIBRARY, 1 << 20, "/jdk/lib/libjvm.so", ""));

    @Test
    void memoryMap() {
        Golden.check("memory-map", Plot.memoryMap(REGIONS));
    }

    @Test
    void memoryByUse() {
        Golden.check("memory", Plot.memory(REGIONS));
    }

    @Test
    void everyRegionOfTheMapIsABarAndBarsDoNotOverlap() {
        List<Mark.Bar> bars = bars(Plot.memoryMap(REGIONS));
        assertEquals(REGIONS.size(), bars.size());
        bars.sort((a, b) -> Double.compare(a.from(), b.from()));
        for (int i = 1; i < bars.size(); i++)
            assertTrue(bars.get(i - 1).to() <= bars.get(i).from());
    }

    @Test
    void whereAddressSpacesAreHiddenTheMapSaysSo() {
        assertTrue(Plot.memoryMap(List.of()).toString().endsWith("."));
        assertEquals(
                Plot.memoryMap(List.of()).toString(), Plot.memory(List.of()).subtitle());
    }

    @Test
    void thousandsOfRegionsAreCutAndTheMapSaysSo() {
        Figure figure = Plot.memoryMap(Collections.nCopies(5000, REGIONS.getFirst()));
        assertEquals("the first 1400 of 5,000 regions", figure.subtitle());
    }

    @Test
    void aThreadThatIsSeenOnAnotherCpuHasMoved() {
        List<CpuSample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(new CpuSample(i * 1_000_000L, 7, "worker", i < 4 ? 0 : 1, true));
            samples.add(new CpuSample(i * 1_000_000L, 8, "sleeper", 0, false));
        }
        Figure figure = Plot.cpus(samples);
        assertEquals("1 thread ran on 2 CPUs and was seen to move 1 time.", figure.toString());
        Golden.check("cpus", figure);
    }

    @Test
    void columnsSayWhichIsLargest() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("a", 3);
        sizes.put("b", 12);
        assertEquals(
                "Largest: b, 12 ms; smallest: a, 3 ms.",
                Plot.columns("Times", "ms", sizes).toString());
        sizes.put("a", 1);
        assertEquals(
                "Largest: b, 12 switches; smallest: a, 1 switch.",
                Plot.columns("Switches", "switches", sizes).toString());
        assertEquals(
                "Largest: b, 12 ms; smallest: a, 1 ms.",
                Plot.columns("Times", "ms", sizes).toString());
    }

    @Test
    void tablesHaveARowForEachThing() {
        assertEquals(REGIONS.size(), Plot.regions(REGIONS).rowCount());
        assertEquals("libjvm.so", Plot.regions(REGIONS).stringColumn("what").get(9));
        OsThread thread = new OsThread(7, "w", "running", -1, -1, -1, Duration.ofMillis(30));
        assertEquals(1, Plot.threads(List.of(thread)).column("cpu").countMissing());
        assertEquals(
                "socket", Plot.openFiles(List.of(new OpenFile(3, "socket:[1]"))).get(0, 1));
        assertEquals(1, Plot.processes(List.of(OsProcess.self())).rowCount());
    }

    private static List<Mark.Bar> bars(Figure figure) {
        List<Mark.Bar> bars = new ArrayList<>();
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Bars some) bars.addAll(some.bars());
        }
        return bars;
    }

    private static Region region(
            long from, long size, String permissions, Kind kind, long resident, String file, String label) {
        return new Region(from, from + size, permissions, file, resident, kind, label);
    }
}
