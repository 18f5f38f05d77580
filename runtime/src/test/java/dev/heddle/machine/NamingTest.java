package dev.heddle.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NamingTest {
    private static final String PROGRAM = "/opt/jdk/bin/java";
    private static final String SMAPS = """
            10000000-10800000 rw-p 00001000 08:01 11                         /opt/jdk/lib/server/classes.jsa
            Size:               8192 kB
            Rss:                8000 kB
            10800000-20000000 ---p 00000000 00:00 0
            Rss:                   0 kB
            e0000000-e8000000 rw-p 00000000 00:00 0
            Rss:               65536 kB
            e8000000-100000000 ---p 00000000 00:00 0
            Rss:                   0 kB
            560000000000-560000001000 r-xp 00000000 08:01 12                 /opt/jdk/bin/java
            Rss:                   4 kB
            560000100000-560000200000 rw-p 00000000 00:00 0                  [heap]
            Rss:                 512 kB
            7f0000000000-7f0000021000 rw-p 00000000 00:00 0
            Rss:                   4 kB
            7f0000021000-7f0004000000 ---p 00000000 00:00 0
            Rss:                   0 kB
            7f0004000000-7f0004a00000 rw-p 00000000 00:00 0
            Rss:               10240 kB
            7f0004a00000-7f0008000000 ---p 00000000 00:00 0
            Rss:                   0 kB
            7f0010000000-7f0010200000 rwxp 00000000 00:00 0
            Rss:                1024 kB
            7f0020000000-7f0020004000 ---p 00000000 00:00 0
            Rss:                   0 kB
            7f0020004000-7f0020100000 rw-p 00000000 00:00 0
            Rss:                  96 kB
            7f0020200000-7f0020201000 ---p 00000000 00:00 0
            Rss:                   0 kB
            7f0020201000-7f0020241000 rw-p 00000000 00:00 0
            Rss:                  16 kB
            7f0030000000-7f0030100000 r-xp 00000000 08:01 13                 /lib/libc.so.6
            Rss:                 900 kB
            7f0030100000-7f0030110000 rw-p 00100000 08:01 13                 /lib/libc.so.6
            Rss:                  64 kB
            7f0030110000-7f0030120000 rw-p 00000000 00:00 0
            Rss:                   8 kB
            7f0030200000-7f0030300000 r--s 00000000 08:01 14                 /data/words with spaces
            Rss:                 100 kB
            7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0                  [stack]
            Rss:                  12 kB
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0          [vsyscall]
            Rss:                   0 kB
            """;
    private static final JvmLayout LAYOUT = JvmLayout.parse(
            "DefNew     total 100K, used 4K [0x00000000e0000000, 0x00000000e8000000, 0x0000000100000000)\n",
            "CodeHeap 'profiled nmethods': size=8Kb\n bounds [0x00007f0010000000, 0x00007f0010200000, 0x00007f0018000000]\n",
            "Non-class space:  64.00 MB reserved,      10.00 MB ( 17%) committed,  1 nodes.\n"
                    + "Klass Range:    [0x0000000010000000 - 0x0000000020000000), (1 bytes)\n",
            "\"worker\" #16 [9] prio=5 tid=0x00007f66 nid=15125 waiting on condition  [0x00007f00200ff000]\n");

    private final List<Region> regions = Naming.name(Naming.parse(SMAPS.lines().toList()), LAYOUT, PROGRAM);

    @Test
    void everyHeaderIsARegionAndItsResidentBytesAreRead() {
        assertEquals(21, regions.size());
        assertEquals(8000 << 10, regions.getFirst().resident());
        assertEquals(8 << 20, regions.getFirst().size());
    }

    @Test
    void whatTheJvmSaysNamesItsMemory() {
        assertEquals(Region.Kind.CLASS_ARCHIVE, at(0x10000000L).kind());
        assertEquals(Region.Kind.CLASS_SPACE, at(0x10800000L).kind());
        assertEquals(Region.Kind.JAVA_HEAP, at(0xe0000000L).kind());
        assertEquals(Region.Kind.JAVA_HEAP, at(0xe8000000L).kind());
        assertEquals("DefNew", at(0xe0000000L).label());
        assertEquals(Region.Kind.CODE_CACHE, at(0x7f0010000000L).kind());
        assertEquals("profiled nmethods", at(0x7f0010000000L).label());
    }

    @Test
    void filesNameTheirRegions() {
        assertEquals(Region.Kind.PROGRAM, at(0x560000000000L).kind());
        assertEquals(Region.Kind.MALLOC, at(0x560000100000L).kind());
        assertEquals(Region.Kind.LIBRARY, at(0x7f0030000000L).kind());
        assertEquals(Region.Kind.FILE, at(0x7f0030200000L).kind());
        assertEquals("/data/words with spaces", at(0x7f0030200000L).file());
        assertEquals(Region.Kind.STACK, at(0x7ffd00000000L).kind());
        assertEquals(Region.Kind.KERNEL, at(0xffffffffff600000L).kind());
    }

    @Test
    void blocksOf64MegabytesAreMallocsUnlessTheyHoldWhatTheMetaspaceHolds() {
        assertEquals(Region.Kind.MALLOC, at(0x7f0000000000L).kind());
        assertEquals(Region.Kind.MALLOC, at(0x7f0000021000L).kind());
        assertEquals(Region.Kind.METASPACE, at(0x7f0004000000L).kind());
        assertEquals(Region.Kind.METASPACE, at(0x7f0004a00000L).kind());
    }

    @Test
    void guardAndMemoryAboveAreAThreadsStackOnlyIfLargeEnough() {
        assertEquals(Region.Kind.STACK, at(0x7f0020000000L).kind());
        assertEquals("worker", at(0x7f0020004000L).label());
        assertEquals(Region.Kind.OTHER, at(0x7f0020201000L).kind());
    }

    @Test
    void plainMemoryAfterALibrarysDataIsItsZeroedData() {
        assertEquals(Region.Kind.LIBRARY, at(0x7f0030110000L).kind());
    }

    @Test
    void withoutTheJvmsWordsNothingIsClaimedForIt() {
        for (Region region : Naming.name(Naming.parse(SMAPS.lines().toList()), JvmLayout.UNKNOWN, PROGRAM)) {
            assertFalse(
                    region.kind() == Region.Kind.JAVA_HEAP || region.kind() == Region.Kind.METASPACE, region::toString);
        }
    }

    @Test
    void permissionsAreRead() {
        assertTrue(at(0x7f0010000000L).executable() && at(0x7f0010000000L).writable());
        assertTrue(at(0x10800000L).reserved());
    }

    private Region at(long address) {
        return regions.stream().filter(r -> r.from() == address).findFirst().orElseThrow();
    }
}
