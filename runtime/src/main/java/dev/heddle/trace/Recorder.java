package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Takes down the scheduler's transitions while they happen and gives a [Recording] at the end.
///
/// Each P has a bounded buffer of its own, written without locks by the thread that holds the P; threads without a P
/// (`p = -1`) share one behind a lock. A full buffer loses its oldest events and counts them. With a virtual clock,
/// which stands still for many events, everything goes to the shared buffer: order of writing is order of events.
///
/// Record a transition *before* it becomes visible: first the unblocking, then the run queue; first the block, then
/// the waiter in the channel's queue, or under the channel's lock. A clock reading may be shared by events that follow
/// one another on one P with nothing learnt from another P in between; a goroutine taken from elsewhere needs a new
/// one.
public final class Recorder {
    /// Memory taken by one event of a buffer.
    public static final int BYTES_PER_EVENT = Ring.SLOT * Long.BYTES;

    private final LongSupplier clock;
    private final boolean virtualClock;
    private final boolean values;
    private final long start;
    private final Ring[] rings;
    private final Ring shared;
    private final ReentrantLock sharing = new ReentrantLock(); // guards the writing of shared
    private final Map<Long, String> names = new ConcurrentHashMap<>();
    private final @Nullable Observer observer;
    private int toldGlobal; // this and toldSpinning: racy, for whoever finds another number tells it
    private int toldSpinning;
    private volatile @Nullable Recording stopped;

    /// A recorder that has begun.
    ///
    /// @param clock nanoseconds, never going back: `System::nanoTime` or a virtual clock
    /// @param virtualClock whether the clock is a virtual one
    /// @param processors the number of Ps; events of a P beyond it go to the shared buffer
    /// @param capacity events that each buffer keeps, rounded down to a power of two; memory grows as they come
    public Recorder(LongSupplier clock, boolean virtualClock, int processors, int capacity) {
        this(clock, virtualClock, processors, capacity, false);
    }

    private Recorder(LongSupplier clock, boolean virtualClock, int processors, int capacity, boolean values) {
        this.values = values;
        this.clock = clock;
        this.virtualClock = virtualClock;
        rings = new Ring[processors];
        for (int p = 0; p < processors; p++) rings[p] = new Ring(capacity);
        shared = new Ring(capacity);
        observer = virtualClock ? null : JfrEvents.ifOn(names);
        start = clock.getAsLong();
    }

    /// A recorder on the wall's clock.
    ///
    /// @param processors the number of Ps
    /// @param capacity events that each buffer keeps
    /// @param values whether messages are to be recorded with their values
    public static Recorder wall(int processors, int capacity, boolean values) {
        return new Recorder(System::nanoTime, false, processors, capacity, values);
    }

    /// Whether messages are to be recorded with their values.
    public boolean takesValues() {
        return values;
    }

    /// A reading of the clock, for events that share it.
    public long now() {
        return clock.getAsLong();
    }

    /// The reading of the clock for an event that follows the last one of its P with nothing learnt from another
    /// P in between: the last one's, if there is one. The P's holder's.
    public long sameTime(int p) {
        if (p < 0 || p >= rings.length || virtualClock) return clock.getAsLong();
        long last = rings[p].last();
        return last < 0 ? clock.getAsLong() : start + last;
    }

    /// Records one event now; the parameters are those of [Event].
    public void record(Event.Kind kind, long g, int p, int m, WaitReason reason, long object, long partner, int count) {
        record(clock.getAsLong(), kind, g, p, m, reason, object, partner, count);
    }

    /// Records one event at a reading of [#now()]; the parameters are those of [Event].
    public void record(
            long now, Event.Kind kind, long g, int p, int m, WaitReason reason, long object, long partner, int count) {
        record(now, kind, g, p, m, reason, object, partner, count, 0, null);
    }

    /// Records one event at a reading of [#now()]; the parameters are those of [Event], but the site is a number of
    /// [Sites], and no value is null.
    public void record(
            long now,
            Event.Kind kind,
            long g,
            int p,
            int m,
            WaitReason reason,
            long object,
            long partner,
            int count,
            int site,
            @Nullable String value) {
        if (stopped != null) return;
        if (observer != null) observer.recorded(kind, g, p, m, reason, object, partner, count, site);
        if (p >= 0 && p < rings.length && !virtualClock) {
            rings[p].write(now - start, kind, g, p, m, reason, object, partner, count, site, value);
            return;
        }
        sharing.lock();
        try {
            shared.write(now - start, kind, g, p, m, reason, object, partner, count, site, value);
        } finally {
            sharing.unlock();
        }
    }

    /// Records how many goroutines wait in the global queue and how many Ms look for work, where those are not the
    /// numbers told last.
    public void queues(int p, int m, int global, int spinning) {
        if (global != toldGlobal) {
            toldGlobal = global;
            record(Event.Kind.GLOBAL_QUEUE, 0, p, m, WaitReason.NONE, 0, 0, global);
        }
        if (spinning != toldSpinning) {
            toldSpinning = spinning;
            record(Event.Kind.SPINNING, 0, p, m, WaitReason.NONE, 0, 0, spinning);
        }
    }

    /// Gives a goroutine the name that its lane shows. Any thread.
    public void name(long g, String name) {
        names.put(g, name);
    }

    /// Records what the program wants to say at this point ([Event.Kind#LOG]).
    public void log(long g, int p, int m, String text) {
        log(g, p, m, text, 0, 0, 0);
    }

    /// Records a step at a variable that goroutines share ([Event.Kind#LOG]).
    ///
    /// @param variable its number
    /// @param access 1 if the step reads it, 2 if it writes it, 3 if it does both
    /// @param site where, a number of [Sites]; 0 if that is not known
    public void log(long g, int p, int m, String text, long variable, int access, int site) {
        record(clock.getAsLong(), Event.Kind.LOG, g, p, m, WaitReason.NONE, 0, variable, access, site, text);
    }

    /// Ends the recording, once; later calls return the same. Any thread. What other threads record meanwhile may be in
    /// it or not.
    public synchronized Recording stop() {
        Recording done = stopped;
        if (done == null) {
            done = snapshot();
            stopped = done;
            if (observer != null) observer.ended();
        }
        return done;
    }

    /// What has been recorded so far; the recording goes on. Any thread.
    public Recording snapshot() {
        long end = clock.getAsLong() - start;
        List<List<Event>> parts = new ArrayList<>();
        long dropped = 0;
        long begin = 0;
        for (int i = -1; i < rings.length; i++) {
            List<Event> part = new ArrayList<>();
            long lost = (i < 0 ? shared : rings[i]).drainTo(part);
            dropped += lost;
            if (lost > 0 && !part.isEmpty()) {
                begin = Math.max(begin, part.getFirst().nanos());
            }
            parts.add(part);
        }
        return Recorded.of(parts, Map.copyOf(names), virtualClock, rings.length, dropped, begin, end);
    }
}
