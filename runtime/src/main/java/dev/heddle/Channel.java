package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Carries values from goroutine to goroutine, in the order sent, and makes them meet: Go's `chan T`.
///
/// ```java
/// Channel<Integer> c = Channel.make();
/// go(() -> c.send(42));
/// int answer = c.receive();
/// ```
///
/// Without a buffer a send and a receive complete together; with one a send waits only while the buffer is
/// full. Any thread may use it, goroutine or not. null is a legal element. Source: Go specification, "Channel
/// types"; memory model, "Channel communication".
///
/// @param <T> the type of elements
public final class Channel<T extends @Nullable Object> implements SendChannel<T>, ReceiveChannel<T> {
    /* Go's algorithm (chan.go): one lock; a sender that finds a receiver waiting gives the value into its hand, and the
     * other way round; so values never overtake each other. An operation that cannot complete leaves a waiter.
     *
     * Invariants, whenever the lock is free: senders wait only while the buffer is full, receivers only while it is
     * empty; so not both wait, unless one goroutine's select does. A closed channel has no waiters. */

    private static final VarHandle ID =
            ConstantBootstraps.fieldVarHandle(lookup(), "id", VarHandle.class, Channel.class, long.class);
    private static final VarHandle COUNT =
            ConstantBootstraps.fieldVarHandle(lookup(), "count", VarHandle.class, Channel.class, int.class);
    private static final AtomicLong IDS = new AtomicLong();
    private static final Channel<?> NIL = new Channel<>(0, null, false);

    private final SpinLock lock = new SpinLock();
    private final int capacity;
    private final @Nullable Object zero;
    private final @Nullable Object[] buffer; // a ring; this and all below: guarded by lock
    private int head;
    private volatile int count; // written through COUNT
    private volatile boolean closed;
    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue receivers = new WaitQueue();
    private final @Nullable Rope
            rope; // of a timer: its one place in the buffer is not seen, as Go's synchronous channel
    private volatile long id; // set when first asked for

    private Channel(int capacity, @Nullable Object zero, boolean ofTimer) {
        rope = ofTimer ? new Rope(this) : null;
        this.capacity = capacity;
        this.zero = zero;
        buffer = new Object[capacity];
    }

    /// An unbuffered channel whose zero value is null: `make(chan T)`.
    public static <T extends @Nullable Object> Channel<T> make() {
        return make(0);
    }

    /// A channel with a buffer of so many elements, whose zero value is null: `make(chan T, n)`.
    ///
    /// @throws Panic "makechan: size out of range" if it is negative or does not fit into memory
    public static <T extends @Nullable Object> Channel<T> make(int capacity) {
        return create(capacity, null);
    }

    /// A channel with a buffer of so many elements.
    ///
    /// @param capacity of the buffer
    /// @param zero what a receive from a closed and drained channel gives
    /// @throws Panic "makechan: size out of range" if the capacity is negative or does not fit into memory
    public static <T extends @Nullable Object> Channel<T> make(int capacity, T zero) {
        return create(capacity, zero);
    }

    private static <T extends @Nullable Object> Channel<T> create(int capacity, @Nullable Object zero) {
        if (capacity < 0) throw new Panic("makechan: size out of range");
        Channel<T> c;
        try {
            c = new Channel<>(capacity, zero, false);
        } catch (OutOfMemoryError e) {
            throw new Panic("makechan: size out of range");
        }
        G g = G.current();
        if (g.traced()) g.record(Event.Kind.CHAN_MAKE, WaitReason.NONE, c.traceId(g), 0, capacity);
        return c;
    }

    /// A channel that a timer sends into.
    static <T> Channel<T> ofTimer() {
        return new Channel<>(1, null, true);
    }

    /// What a timer's bell hangs on.
    Rope rope() {
        return Objects.requireNonNull(rope);
    }

    /// Somebody is about to wait here: a timer must not be collected meanwhile. Called with the lock held.
    void awaited() {
        if (rope != null) rope.hold(this);
    }

    /// Somebody waits here no more. Called with the lock held.
    void left() {
        if (rope != null && receivers.isEmpty()) rope.release();
    }

    /// Sends what a timer has to say, unless it has been stopped or set anew since; what was not received is
    /// dropped.
    void ring(@Nullable Object value, BooleanSupplier stillSet) {
        G g = G.current();
        lock.lock();
        G partner = stillSet.getAsBoolean() ? trySend(g, value) : null;
        left();
        lock.unlock();
        if (partner != null && partner != g) partner.ready();
    }

    /// Takes back what a timer has sent and nobody has received, and tells whether there was something.
    boolean takeBack() {
        lock.lock();
        boolean any = count > 0;
        if (any) {
            buffer[head] = null;
            setCount(0);
        }
        lock.unlock();
        return any;
    }

    /// The channel on which every operation waits for ever: Go's nil channel.
    @SuppressWarnings("unchecked") // no element ever enters or leaves it
    public static <T extends @Nullable Object> Channel<T> nil() {
        return (Channel<T>) NIL;
    }

    @Override
    public void send(T value) {
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        G partner = trySend(g, value);
        if (partner != null) {
            lock.unlock();
            if (partner != g) partner.ready();
            return;
        }
        Waiter w = g.waiter();
        w.value = value;
        await(w, senders, WaitReason.CHAN_SEND, WaitReason.CHAN_SEND_NIL);
        w.value = null;
        if (!w.ok) throw sendOnClosed();
        if (g.traced()) g.recordPassage(Event.Kind.CHAN_SEND, traceId(g), 0, rope == null ? count : 0, value, true);
    }

    @Override
    public T receive() {
        return take(receive(G.current()));
    }

    @Override
    public Received<T> receiveOk() {
        Waiter w = receive(G.current());
        return new Received<>(take(w), w.ok);
    }

    /// Receives into the caller's waiter.
    private Waiter receive(G g) {
        g.scheduler.point();
        Waiter w = g.waiter();
        lock.lock();
        G partner = tryReceive(g, w);
        if (partner != null) {
            lock.unlock();
            if (partner != g) partner.ready();
            return w;
        }
        await(w, receivers, WaitReason.CHAN_RECEIVE, WaitReason.CHAN_RECEIVE_NIL);
        if (g.traced())
            g.recordPassage(Event.Kind.CHAN_RECEIVE, traceId(g), 0, rope == null ? count : 0, w.value, true);
        return w;
    }

    /// Waits in the queue. Called with the lock held, which it gives up.
    private void await(Waiter w, WaitQueue queue, WaitReason why, WaitReason whyOnNil) {
        G g = w.g;
        if (this == NIL) {
            lock.unlock();
            Select.blockForEver(g, whyOnNil);
        }
        queue.addLast(w);
        awaited();
        if (!queue.await(w, lock, why, traceId(g))) throw g.program.unwind();
    }

    /// Sends if that can be done now. Called with the lock held; a panic gives it up.
    ///
    /// @return whom to make ready when the lock is free: the partner, or the caller itself if there was none;
    ///     null if the send would wait
    @Nullable
    G trySend(G g, @Nullable Object value) {
        if (closed) {
            lock.unlock();
            throw sendOnClosed();
        }
        Waiter receiver = receivers.poll();
        if (receiver != null) {
            receiver.value = value;
            receiver.ok = true;
            receiver.g.wake(receiver);
            if (g.traced()) g.recordPassage(Event.Kind.CHAN_SEND, traceId(g), receiver.g.id(), 0, value, true);
            return receiver.g;
        }
        if (count == capacity) return null;
        buffer[wrap(head + count)] = value;
        setCount(count + 1);
        if (g.traced()) g.recordPassage(Event.Kind.CHAN_SEND, traceId(g), 0, count, value, false);
        return g;
    }

    /// Receives into the slot if that can be done now. Called with the lock held.
    ///
    /// @return whom to make ready when the lock is free: the partner, or the caller itself if there was none;
    ///     null if the receive would wait
    @Nullable
    G tryReceive(G g, Slot slot) {
        G partner = g;
        Waiter sender = senders.poll();
        if (count > 0) {
            slot.value = buffer[head];
            buffer[head] = sender == null ? null : sender.value; // the buffer is full: its tail is where its head was
            head = wrap(head + 1);
            if (sender == null) setCount(count - 1);
        } else if (sender != null) {
            slot.value = sender.value;
        } else if (closed) {
            slot.value = zero;
            slot.ok = false;
            if (g.traced()) g.recordPassage(Event.Kind.CHAN_RECEIVE, traceId(g), 0, 0, zero, false);
            return g;
        } else {
            return null;
        }
        slot.ok = true;
        if (sender != null) {
            partner = sender.g;
            sender.ok = true;
            partner.wake(sender);
        }
        if (g.traced()) {
            long from = partner == g ? 0 : partner.id();
            g.recordPassage(Event.Kind.CHAN_RECEIVE, traceId(g), from, count, slot.value, from != 0);
        }
        return partner;
    }

    @Override
    public void close() {
        if (this == NIL) throw new Panic("close of nil channel");
        G g = G.current();
        g.scheduler.point();
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new Panic("close of closed channel");
        }
        closed = true;
        if (g.traced()) g.record(Event.Kind.CHAN_CLOSE, WaitReason.NONE, traceId(g), 0, count);
        Waiter last = dismiss(receivers, null);
        last = dismiss(senders, last);
        lock.unlock();
        WaitQueue.readyAll(last); // last in, first out, as Go does
    }

    /// Ends the waits in a queue and links the waiters, the last one first, before those already linked.
    private @Nullable Waiter dismiss(WaitQueue queue, @Nullable Waiter last) {
        for (Waiter w = queue.poll(); w != null; w = queue.poll()) {
            w.ok = false;
            if (queue == receivers) w.value = zero;
            w.next = last;
            last = w;
            w.g.wake(w);
        }
        return last;
    }

    @Override
    public Iterator<T> iterator() {
        return new Arrivals<>(this).iterator();
    }

    @Override
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Spliterator<T> spliterator() {
        return new Arrivals<>(this);
    }

    @Override
    public int len() {
        lock.lock();
        int n = rope == null ? count : 0;
        lock.unlock();
        return n;
    }

    @Override
    public int cap() {
        return rope == null ? capacity : 0;
    }

    private void setCount(int n) {
        COUNT.setRelease(this, n); // under the lock, so nobody else writes; others read it without
    }

    /// Whether a value, or the news that there is none any more, could be received at some instant of this call. Takes
    /// no lock: what was open after it was empty, was open while it was empty.
    boolean seemsReceivable() {
        boolean empty = capacity == 0 ? senders.seemsEmpty() : count == 0;
        return !empty || closed;
    }

    /// Whether a value could be sent, or the send would panic, at some instant of this call. Takes no lock.
    boolean seemsSendable() {
        boolean full = capacity == 0 ? receivers.seemsEmpty() : count == capacity;
        return !full || closed;
    }

    SpinLock lock() {
        return lock;
    }

    boolean isNil() {
        return this == NIL;
    }

    WaitQueue senders() {
        return senders;
    }

    WaitQueue receivers() {
        return receivers;
    }

    /// What the trace being taken calls it; 0 if none is.
    long traceId(G g) {
        return g.traced() ? g.scheduler.traced(this, id()) : 0;
    }

    /// A number that no other channel has: the order in which a select locks.
    long id() {
        long known = id;
        if (known != 0) return known;
        ID.compareAndSet(this, 0L, IDS.incrementAndGet());
        return id;
    }

    /// Takes the element out.
    @SuppressWarnings({"unchecked", "NullAway"}) // only send, which takes a T, and make put values in
    T take(Slot slot) {
        Object value = slot.value;
        slot.value = null;
        return (T) value;
    }

    static Panic sendOnClosed() {
        return new Panic("send on closed channel");
    }

    private int wrap(int at) {
        return at < capacity ? at : at - capacity;
    }

    @Override
    public String toString() {
        return isNil() ? "nil channel" : "channel " + id() + " (" + len() + " of " + capacity + ")";
    }
}
