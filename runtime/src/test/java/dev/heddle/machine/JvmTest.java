package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JvmTest {
    private static byte[] kept = {};

    @Test
    void anUnknownCommandOrFlagIsEmpty() {
        assertEquals("", Jvm.command("noSuchCommand"));
        assertEquals("", Jvm.flag("NoSuchFlag"));
    }

    @Test
    void theHeapCountsAnArrayThatIsKept() {
        long before = Jvm.bytesOf(Big.class).orElse(0);
        Big big = new Big();
        assertTrue(Jvm.bytesOf(Big.class).orElse(0) > before);
        assertEquals(0, big.a + kept.length);
    }

    @Test
    void g1sHeapIsFoundTooThoughItIndentsIt() {
        String heap = " garbage-first heap   total reserved 262144K, committed 20480K, used 3072K"
                + " [0x00000000f0000000, 0x0000000100000000)\n  region size 1024K\n";
        JvmLayout layout = JvmLayout.parse(heap, "", "", "");
        assertEquals(Region.Kind.JAVA_HEAP, layout.ranges().getFirst().kind());
        assertEquals(0xf0000000L, layout.ranges().getFirst().from());
    }

    @Test
    void theReportHasWhatEverySystemTells() {
        MachineReport report = MachineReport.now();
        assertEquals(Integer.toString(Runtime.getRuntime().availableProcessors()), report.value("CPUs for this JVM"));
        assertFalse(report.value("largest heap").isEmpty());
        assertEquals("", report.value("no such topic"));
    }

    private static final class Big {
        long a;
    }
}
