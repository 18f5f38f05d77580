package dev.heddle.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// Tells when the memory fills. To wait for the error would be too late: many small objects leave no room for any
/// thread at all, and the kernel's own die of it. From the end of a collection that leaves the old generation full it
/// may be half a second until the next one is in vain, and then even a notification finds no room: so there are two
/// alarms, one while there is room to act.
final class MemoryWatch implements AutoCloseable {
    private static final double HIGH = 5.0 / 6;
    private static final double FULL = 11.0 / 12;

    private final List<MemoryPoolMXBean> watched = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported()
                    && pool.getUsage().getMax() > 0)
            .toList();
    private final Semaphore alarms = new Semaphore(0);
    private final NotificationListener listener = (_, _) -> alarms.release();
    private final Thread watcher; // there from the start: when the memory is full a thread may not be had

    /// Calls one of the actions, on a thread of its own, when the memory fills, until it is closed.
    ///
    /// @param high the old generation is five sixths full, perhaps of garbage
    /// @param full a full collection has left no more than a twelfth of it free
    MemoryWatch(Runnable high, Runnable full) {
        watcher = Thread.ofPlatform().daemon().name("heddle-memory").start(() -> watch(high, full));
        for (var pool : watched) {
            pool.setUsageThreshold(share(pool, HIGH));
            pool.setCollectionUsageThreshold(share(pool, FULL));
        }
        emitter().addNotificationListener(listener, null, null);
    }

    private static long share(MemoryPoolMXBean pool, double share) {
        return (long) (pool.getUsage().getMax() * share);
    }

    private void watch(Runnable high, Runnable full) {
        while (true) {
            try {
                alarms.acquire();
                if (watched.stream().anyMatch(MemoryPoolMXBean::isUsageThresholdExceeded)) high.run();
                if (watched.stream().anyMatch(MemoryPoolMXBean::isCollectionUsageThresholdExceeded)) full.run();
            } catch (InterruptedException e) {
                return; // closed
            } catch (OutOfMemoryError e) {
                alarms.release(); // who fills the memory meets the same error
            }
        }
    }

    /// Whether it is five sixths full of what is in use. Collects the garbage.
    @SuppressWarnings("ExplicitGC")
    boolean isHighWithoutGarbage() {
        System.gc();
        return watched.stream().anyMatch(pool -> pool.getCollectionUsage().getUsed() >= share(pool, HIGH));
    }

    @Override
    public void close() {
        watcher.interrupt();
        try {
            emitter().removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            return; // closed before
        }
    }

    private static NotificationEmitter emitter() {
        return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    }
}
