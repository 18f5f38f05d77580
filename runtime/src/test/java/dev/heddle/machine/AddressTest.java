package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.plot.Figure;
import dev.heddle.plot.Mark;
import dev.heddle.plot.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AddressTest {
    private static final Object SHARED = new Object();

    @BeforeEach
    void onLinux() {
        assumeTrue(Proc.exists(), "no /proc");
    }

    private static Region.Kind kindAt(OptionalLong address) {
        return OsProcess.self().regions().stream()
                .filter(region -> region.holds(address.orElseThrow()))
                .map(Region::kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void objectsAndStaticsLieInTheHeap() {
        assertEquals(Region.Kind.JAVA_HEAP, kindAt(Address.ofObject(SHARED)));
        assertEquals(Region.Kind.JAVA_HEAP, kindAt(Address.ofStatic(AddressTest.class, "SHARED")));
    }

    @Test
    void neighboursInTheHeapAreNear() {
        byte[] first = new byte[1000];
        byte[] second = new byte[1000];
        long apart =
                Address.ofObject(second).orElseThrow() - Address.ofObject(first).orElseThrow();
        assertTrue(apart != 0, "two objects have two addresses");
        assertEquals(0, apart % 8, "objects begin at multiples of 8");
    }

    @Test
    void aFrameLiesOnTheStackOfItsThread() throws InterruptedException {
        assertEquals(Region.Kind.STACK, kindAt(Address.ofFrame()));
        AtomicReference<OptionalLong> virtual = new AtomicReference<>(OptionalLong.empty());
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        virtual.set(Address.ofFrame());
                    } catch (InterruptedException e) {
                        // nothing is set
                    }
                })
                .join();
        assertTrue(virtual.get().isPresent());
    }

    @Test
    void compiledCodeLiesInTheCodeCache() {
        assertEquals(Region.Kind.CODE_CACHE, kindAt(Address.ofCode("java.lang.Object.<init>")));
        assertTrue(Address.ofCode("java.lang.Object.neverWritten").isEmpty());
    }

    @Test
    void aVariableThatIsNotThereIsNamed() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Address.ofStatic(String.class, "nothing"));
        assertEquals("java.lang.String declares no static variable nothing", e.getMessage());
    }

    @Test
    void theMapMarksPlacesAndLeavesOutWhatIsNotTold() throws InterruptedException {
        Map<String, OptionalLong> places = new LinkedHashMap<>();
        places.put("an object", Address.ofObject(SHARED));
        places.put("a frame", Address.ofFrame());
        places.put("what nobody tells", OptionalLong.empty());
        Figure figure = Plot.memoryMap(OsProcess.self().regions(), places);
        List<String> rules = figure.marks().stream()
                .filter(Mark.Rule.class::isInstance)
                .map(Mark::name)
                .sorted()
                .toList();
        assertEquals(List.of("a frame", "an object"), rules);
        assertTrue(
                figure.finding().matches(".* an object at 0x\\w+ in Java heap, a frame at 0x\\w+ in thread stacks\\."));
    }

    @Test
    void groupsOfCpusWithMemoryOfTheirOwn() {
        assertEquals("1: all memory is equally near", MachineReport.nodes("0"));
        assertEquals("3 (0-1,4)", MachineReport.nodes("0-1,4"));
        assertEquals("", MachineReport.nodes(""));
    }
}
