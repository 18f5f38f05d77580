package dev.heddle.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;

/// A part of the memory that the JVM manages, as the JVM counts it. Bytes.
///
/// @param heap whether Java objects live in it
/// @param used holds something now
/// @param committed given to the JVM by the system, used or not
/// @param max −1 if there is no limit
public record MemoryPool(String name, boolean heap, long used, long committed, long max) {
    /// All of this JVM's, the heap's first.
    public static List<MemoryPool> all() {
        List<MemoryPool> pools = new ArrayList<>();
        for (MemoryPoolMXBean bean : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage now = bean.getUsage();
            boolean heap = bean.getType() == MemoryType.HEAP;
            MemoryPool pool = new MemoryPool(bean.getName(), heap, now.getUsed(), now.getCommitted(), now.getMax());
            if (heap) pools.addFirst(pool);
            else pools.add(pool);
        }
        return pools;
    }
}
