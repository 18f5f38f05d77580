package dev.heddle.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;

/// Tells when the memory fills. To wait for the error would be too late: many small objects leave no room for any
/// thread at all, and the kernel's own die of it.
///
/// It looks by itself, some times a second: the JVM's notifications are made of objects, and come seconds late
/// when there is no room for any.
final class MemoryWatch implements AutoCloseable {
    private static final double HIGH = 5.0 / 6;
    private static final double FULL = 11.0 / 12;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<MemoryPoolMXBean> watched = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP
                    && pool.isCollectionUsageThresholdSupported()
                    && pool.isUsageThresholdSupported()
                    && pool.getUsage().getMax() > 0)
            .toList();
    private final long least = watched.stream() // bytes: with less in use no pool is high
            .mapToLong(pool -> (long) (HIGH * pool.getUsage().getMax()))
            .min()
            .orElse(Long.MAX_VALUE);
    private final Thread watcher;

    /// Calls one of the actions, on a thread of its own, when the memory fills, until it is closed.
    ///
    /// @param high while the old generation is five sixths full, perhaps of garbage
    /// @param full when a full collection has left no more than a twelfth of it free
    MemoryWatch(Runnable high, Runnable full) {
        watcher = Thread.ofPlatform().daemon().name("heddle-memory").start(() -> watch(high, full));
    }

    private void watch(Runnable high, Runnable full) {
        boolean told = false;
        while (true) {
            try {
                Thread.sleep(PAUSE);
                if (used() < least) continue; // two calls, where to ask the pools cost 0.4 % of a core
                if (watched.stream().anyMatch(pool -> holds(HIGH, pool.getUsage()))) high.run();
                boolean isFull = watched.stream().anyMatch(pool -> holds(FULL, pool.getCollectionUsage()));
                if (isFull && !told) full.run();
                told = isFull;
            } catch (InterruptedException e) {
                return; // closed
            } catch (OutOfMemoryError | NoClassDefFoundError e) { // the latter for want of memory, too
                told = false;
            }
        }
    }

    private static long used() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory();
    }

    private static boolean holds(double share, MemoryUsage usage) {
        return usage.getUsed() >= share * usage.getMax();
    }

    /// Whether it is five sixths full of what is in use. Collects the garbage.
    @SuppressWarnings("ExplicitGC")
    boolean isHighWithoutGarbage() {
        System.gc();
        return watched.stream().anyMatch(pool -> holds(HIGH, pool.getCollectionUsage()));
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
