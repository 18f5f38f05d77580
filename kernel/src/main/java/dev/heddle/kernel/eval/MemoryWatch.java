package dev.heddle.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryType;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// Tells when the memory is nearly full, that is when a full collection leaves no more than a twelfth of the old
/// generation free. To wait for the error would be too late: many small objects leave no room for any thread at all,
/// and the kernel's own die of it.
final class MemoryWatch implements AutoCloseable {
    private static final double FULL = 11.0 / 12;

    private final NotificationListener listener;

    /// Calls the action, on a thread of the JVM, each time that the memory has become nearly full, until it is closed.
    MemoryWatch(Runnable action) {
        listener = (notification, _) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED))
                action.run();
        };
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long most = pool.getUsage().getMax();
            if (pool.getType() != MemoryType.HEAP || !pool.isUsageThresholdSupported() || most <= 0) continue;
            if (!pool.isCollectionUsageThresholdSupported()) continue;
            pool.setCollectionUsageThreshold((long) (most * FULL));
        }
        emitter().addNotificationListener(listener, null, null);
    }

    @Override
    public void close() {
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
