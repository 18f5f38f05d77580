package dev.heddle;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The JDK's own pool, where its hook is closed to us: everything works but Go's order and speed, and dumps
/// know no P.
final class PoolScheduler extends Scheduler {
    private static final int MOST_PROCESSORS = 32_767; // the JDK's limit
    private static final int LOOK_AROUND = 61; // as many yields, on average, as Go looks at its own queue in a row

    private final AtomicLong ids = new AtomicLong(2); // 1 is main
    private final TimerHeap timers = new TimerHeap();
    private final AtomicLong waits = new AtomicLong();
    private final Thread ringer = new Thread(Machine.GROUP, this::ring, "heddle-timers");

    PoolScheduler() {
        System.err.println(
                "heddle: goroutines run on the JDK's own pool, not in Go's order or at its speed; start java with "
                        + VirtualThreads.FLAG);
        ringer.setDaemon(true);
        ringer.start();
        new PoolMonitor(this).start();
    }

    @Override
    void submit(G g) {
        throw new AssertionError("the JDK's pool schedules");
    }

    @Override
    void loop(Machine m) {
        throw new AssertionError("the JDK's pool has its own threads");
    }

    /// Now and then the caller parks: a thread of the pool that always finds one which has yielded to it would never
    /// look at what others have woken.
    @Override
    void giveWay(G g) {
        if (ThreadLocalRandom.current().nextInt(LOOK_AROUND) == 0) {
            LockSupport.parkNanos(1);
        } else {
            VirtualThreads.unmount();
        }
    }

    @Override
    void stepBack(G g) {
        VirtualThreads.unmount();
    }

    @Override
    boolean maySpin(int spins) {
        return false;
    }

    @Override
    void set(Alarm alarm) {
        boolean first = alarm.when < timers.earliest();
        timers.add(alarm);
        if (first) LockSupport.unpark(ringer);
    }

    private void ring() {
        while (true) {
            long wait = timers.earliest() - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(this, wait);
            timers.ring(System.nanoTime());
        }
    }

    @Override
    long nanoTime() {
        return System.nanoTime();
    }

    @Override
    long nextId() {
        return ids.getAndIncrement();
    }

    @Override
    int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    @Override
    void lockThread(G g) {
        throw new UnsupportedOperationException("lockOSThread: the JDK's own pool moves goroutines between its"
                + " threads; start java with " + VirtualThreads.FLAG);
    }

    @Override
    void unlockThread(G g) {}

    @Override
    void point() {}

    @Override
    synchronized int processors(int n) {
        var pool = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int before = pool.getParallelism();
        if (n > 0) pool.setParallelism(Math.min(n, MOST_PROCESSORS));
        return before;
    }

    @Override
    String processorsReason() {
        return "the JDK's own pool has this parallelism";
    }

    @Override
    void outsiderWaits() {}

    @Override
    long waitBegins() {
        waits.incrementAndGet();
        return System.nanoTime();
    }

    /// How many waits have begun.
    long waits() {
        return waits.get();
    }

    boolean hasAlarms() {
        return timers.earliest() != TimerHeap.NEVER;
    }
}
