package dev.heddle;

import static java.lang.invoke.MethodHandles.lookup;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recorder;
import dev.heddle.trace.Sites;
import dev.heddle.trace.WaitReason;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// G: a goroutine, or a thread that is none but uses our primitives ([#adopted()]).
///
/// All waiting goes one way. Under the lock of what it waits for, a goroutine enqueues a [Waiter] and calls
/// [#block]; then it unlocks and calls [#suspend]. Whoever ends the wait calls [#wake] under that lock and
/// [#ready] after it; not before does the waiter go on. The JDK hands a goroutine that can run to [#execute], since
/// each is the executor of its own virtual thread: so we know which one it is, whoever woke it. To the JDK our own
/// waits are yields, whose resubmission we put off until the wait has ended.
final class G extends Turn implements Goroutine, Executor, Runnable {
    private static final ThreadLocal<G> ADOPTED = ThreadLocal.withInitial(G::adopt);
    private static final VarHandle WOKEN =
            ConstantBootstraps.fieldVarHandle(lookup(), "woken", VarHandle.class, G.class, Waiter.class);

    private enum Kind {
        GOROUTINE,
        /// A thread that is no goroutine.
        THREAD,
        /// A turn of a virtual thread that a goroutine started by itself: it inherits our scheduler.
        STRAY
    }

    private final Kind kind;
    private final long id;
    private final @Nullable String name;
    private final long creator;
    private final @Nullable StackTraceElement startedAt;
    final Program program;
    final Scheduler scheduler;

    private @Nullable Body body; // cleared at the end, for the garbage collector
    private @Nullable Thread thread;
    private @Nullable Runnable continuation; // set by the first execute()
    private volatile boolean ended;

    private WaitReason reason = WaitReason.NONE; // written by block() and wake(); read racily by dumps
    private long blockedAt; // coarse nanoseconds
    private boolean suspending; // it leaves its M in order to wait; for its own M
    private boolean left; // and has; set by the M
    private volatile @Nullable Waiter woken; // what ended the wait; null from block() to wake()
    private @Nullable Waiter waiter; // for waits in one queue
    private @Nullable Select select; // for waits in several

    @Nullable
    G link; // next in the global queue; guarded by its lock

    boolean linked; // is in the global queue; guarded by its lock

    volatile RosterStripe.@Nullable Entry entry; // set once by the roster

    boolean gone; // from the roster; set by it, read racily

    @Nullable
    Machine wire; // the M that it is wired to; this and locks: written while it runs there

    int locks; // calls of lockOSThread that are not undone

    int site; // where woven code called us last; written by its own thread, read by its M, too

    /// A new goroutine of the creator's program.
    G(@Nullable String name, G creator, Body body) {
        this(name, creator.program, creator.scheduler, creator.id, body);
    }

    /// A new goroutine.
    G(@Nullable String name, Program program, Scheduler scheduler, long creator, Body body) {
        this.kind = Kind.GOROUTINE;
        this.id = scheduler.nextId();
        this.name = name;
        this.program = program;
        this.scheduler = scheduler;
        this.creator = creator;
        this.startedAt = CreationSites.of(body);
        this.body = body;
    }

    private G(Kind kind, long id, Program program, @Nullable Thread thread, @Nullable Runnable continuation) {
        this.kind = kind;
        this.id = id;
        this.name = thread == null ? null : thread.getName();
        this.program = program;
        this.scheduler = program.scheduler;
        this.creator = 0;
        this.startedAt = null;
        this.thread = thread;
        this.continuation = continuation;
    }

    /// The calling goroutine, or null.
    static @Nullable G running() {
        if (VirtualThreads.carrier() instanceof Machine m) return m.current;
        if (VirtualThreads.custom()) return null;
        G g = ADOPTED.get();
        return g.kind == Kind.GOROUTINE ? g : null;
    }

    /// The calling goroutine or, for a thread that is none, what stands for it.
    static G current() {
        if (VirtualThreads.carrier() instanceof Machine m) {
            G g = m.current;
            if (g != null) return g;
        }
        return ADOPTED.get();
    }

    private static G adopt() {
        Thread thread = Thread.currentThread();
        boolean main = Outsiders.isMain(thread);
        G g = new G(Kind.THREAD, main ? 1 : 0, Program.inherited(), thread, null);
        if (main) g.program.adoptMain(g);
        return g;
    }

    /// Gives it its thread, before others can see it.
    G create() {
        thread = VirtualThreads.create(this, name == null ? "" : name, this);
        return this;
    }

    G start() {
        if (thread == null) create();
        program.roster.add(this);
        Recorder recording = scheduler.recorder;
        if (recording != null) announce(recording);
        thread().start();
        return this;
    }

    /// Tells the trace who this is, and that the caller has created it.
    private void announce(Recorder recording) {
        if (name != null) recording.name(id, name);
        G caller = current();
        if (caller.id != creator) return;
        caller.record(recording, Event.Kind.GO_CREATE, WaitReason.NONE, 0, id, 0, creationSite(), null, false);
    }

    private int creationSite() {
        return startedAt == null ? 0 : Sites.of(startedAt);
    }

    /// The goroutine's life, on its own thread.
    @Override
    public void run() {
        if (!VirtualThreads.custom()) ADOPTED.set(this);
        try {
            Objects.requireNonNull(body).run();
        } catch (Throwable e) {
            program.crashed(this, e);
        } finally {
            ended = true;
            body = null;
            program.roster.remove(this);
            record(Event.Kind.GO_END, WaitReason.NONE, 0, 0, 0);
        }
    }

    /// The JDK's word that the virtual thread can run: it started, was unparked, or yielded.
    @Override
    @SuppressWarnings("ReferenceEquality") // a thread hands out the same task each time
    public void execute(Runnable task) {
        if (continuation == null) {
            continuation = task;
            scheduler.submit(this);
        } else if (continuation == task) {
            goOn();
        } else {
            program.hasStrays();
            scheduler.submit(new G(Kind.STRAY, 0, program, null, task));
        }
    }

    /// The JDK says that it can run, which is not so if it waits in one of our primitives.
    private void goOn() {
        Machine m = Machine.current();
        boolean here = m != null && m.current == this; // it has left this M just now
        if (here && suspending) {
            left = true;
            park();
            if (!mayGoOn() || !unpark()) return;
        } else if (here) {
            giveWay();
        } else if (!resume()) {
            return;
        }
        scheduler.submit(this);
    }

    /// Runs the goroutine until it parks, yields or ends. Called by the M that carries it, its thread
    /// unmounted.
    void mount() {
        take();
        Objects.requireNonNull(continuation).run();
    }

    /// Notes that the wait begins. Called by this goroutine under the lock of what it waits for.
    void block(WaitReason why, long object) {
        blockedAt = VirtualThreads.custom() ? Monitor.coarseTime() : scheduler.waitBegins();
        WOKEN.setRelease(this, null);
        beginWait();
        reason = why;
        record(Event.Kind.GO_BLOCK, why, object, 0, 0);
    }

    /// Waits until it is ready, and gives the waiter that was woken; or null where the program is being stopped: then
    /// the caller leaves its queues and calls [Program#unwind].
    @Nullable
    Waiter suspend() {
        if (kind == Kind.THREAD) scheduler.outsiderWaits();
        if (kind == Kind.THREAD || !VirtualThreads.custom()) {
            waitOnThread();
        } else {
            while (!mayGoOn()) if (!leave()) waitOnThread();
        }
        if (traced()) noteResumed();
        return isReady() ? woken : null;
    }

    private boolean mayGoOn() {
        return isReady() || program.isStopping();
    }

    /// Leaves the M until somebody lets it go on, and tells whether it could: not if it is pinned.
    private boolean leave() {
        left = false;
        suspending = true;
        VirtualThreads.unmount();
        suspending = false;
        return left;
    }

    private void waitOnThread() {
        boolean interrupted = false;
        for (stay(); !mayGoOn(); stay()) {
            LockSupport.park(program);
            if (Thread.interrupted()) interrupted = true;
        }
        take();
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// Ends the wait. Called under the lock of what it waits for; [#ready] follows when that is free.
    void wake(Waiter w) {
        reason = WaitReason.NONE;
        WOKEN.setRelease(this, w);
        Recorder recording = scheduler.recorder;
        if (recording != null) G.current().record(Event.Kind.GO_UNBLOCK, WaitReason.NONE, 0, id, 0);
    }

    /// The waiter whose choice has been decided, once its waker is done with it.
    Waiter awaitWaker() {
        while (!isReady()) Thread.onSpinWait();
        return Objects.requireNonNull(woken);
    }

    /// Whether the wait that [#block] began has been ended; if so, waits until its waker is done with it. Called under
    /// no lock.
    boolean isWoken() {
        if (woken == null) return false;
        awaitWaker();
        return true;
    }

    /// Makes a woken goroutine runnable. Any thread, under no lock.
    void ready() {
        follow(makeReady());
    }

    private void follow(Wake wake) {
        switch (wake) {
            case ENQUEUE -> scheduler.submit(this);
            case UNPARK -> LockSupport.unpark(thread);
            case NONE -> {}
        }
    }

    /// Its waiter for a wait in one queue, or for the value of an operation that need not wait. The caller is done with
    /// it before it waits again.
    Waiter waiter() {
        Waiter w = waiter;
        if (w == null) {
            w = new Waiter(this, null);
            waiter = w;
        }
        return w;
    }

    /// Makes a goroutine that waits look whether its program is being stopped; interrupts one that does not.
    void disturb() {
        Thread t = thread;
        if (t == null) return;
        if (reason == WaitReason.NONE) {
            t.interrupt();
        } else {
            follow(nudge());
        }
    }

    /// Its select statement, for one of so many cases.
    Select select(int cases) {
        Select s = select;
        if (s != null && s.fits(cases)) return s;
        s = new Select(this, cases);
        if (cases <= Select.MANY) select = s; // else not worth keeping
        return s;
    }

    /// Records an event of this goroutine, if a trace is being taken. Called on its thread or its M.
    void record(Event.Kind event, WaitReason why, long object, long partner, int count) {
        Recorder recording = scheduler.recorder;
        if (recording != null) record(recording, event, why, object, partner, count);
    }

    /// Records the passage of a value through a channel. If it follows an event of this goroutine at once, that
    /// it goes on or wakes its partner, they share a time.
    void recordPassage(
            Event.Kind event, long channel, long partner, int count, @Nullable Object value, boolean follows) {
        Recorder recording = scheduler.recorder;
        if (recording == null) return;
        String text = recording.takesValues() ? Trace.text(value) : null;
        record(recording, event, WaitReason.NONE, channel, partner, count, site, text, follows);
    }

    /// Records what it says.
    void recordSaid(String text) {
        Recorder recording = scheduler.recorder;
        if (recording != null) record(recording, Event.Kind.LOG, WaitReason.NONE, 0, 0, 0, site, text, false);
    }

    /// Records an event of this goroutine.
    void record(Recorder recording, Event.Kind event, WaitReason why, long object, long partner, int count) {
        record(recording, event, why, object, partner, count, event.isCall(why) ? site : 0, null, false);
    }

    private void record(
            Recorder recording,
            Event.Kind event,
            WaitReason why,
            long object,
            long partner,
            int count,
            int at,
            @Nullable String value,
            boolean follows) {
        Machine m = Machine.current();
        if (m == null) {
            recording.record(recording.now(), event, id, -1, -1, why, object, partner, count, at, value);
        } else {
            if (event == Event.Kind.GO_BLOCK || event == Event.Kind.GO_STOP || event == Event.Kind.GO_END)
                m.noted = true;
            int p = m.processorId();
            long now = follows ? recording.sameTime(p) : recording.now();
            recording.record(now, event, id, p, m.id, why, object, partner, count, at, value);
        }
    }

    /// A wait that ended before the goroutine had left its M, and one of a thread without an M, have no start
    /// of their own.
    private void noteResumed() {
        Machine m = Machine.current();
        if (m != null && !m.noted) return;
        if (m != null) m.noted = false;
        record(Event.Kind.GO_START, WaitReason.NONE, 0, 0, 0);
    }

    /// Whether a trace is being taken of what it does.
    boolean traced() {
        return scheduler.recorder != null;
    }

    /// Whether both are turns of one virtual thread.
    @SuppressWarnings("ReferenceEquality") // a thread hands out the same task each time
    boolean isTurnOf(G g) {
        return this == g || (kind == Kind.STRAY && continuation == g.continuation);
    }

    /// Whether it stands for a thread that is no goroutine.
    boolean isThread() {
        return kind == Kind.THREAD;
    }

    boolean isStray() {
        return kind == Kind.STRAY;
    }

    boolean isSuspending() {
        return suspending;
    }

    boolean hasEnded() {
        return ended;
    }

    /// When the wait began, on the coarse clock.
    long blockedAt() {
        return blockedAt;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name == null ? "goroutine " + id : name;
    }

    boolean isNamed() {
        return name != null;
    }

    @Override
    public long creator() {
        return creator;
    }

    @Override
    public Optional<StackTraceElement> site() {
        return Optional.ofNullable(startedAt);
    }

    @Override
    public WaitReason reason() {
        return reason;
    }

    @Override
    public boolean isAlive() {
        return !ended;
    }

    @Override
    public Thread thread() {
        return Objects.requireNonNull(thread, "not started");
    }

    @Override
    public String dump() {
        return Dump.of(this);
    }

    @Override
    public String toString() {
        return isNamed() ? name + " (goroutine " + id + ")" : name();
    }
}
