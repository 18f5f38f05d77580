package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A main goroutine and everything that it started: the unit of panic, of "all goroutines are asleep" and of
/// interrupt. A notebook's cell is one. What belongs to no other program belongs to the default one, a plain
/// Java `main`, where a panic or a fatal error ends the process with exit code 2, as Go's do.
///
/// What happens before [#start] happens before its main goroutine, and that goroutine's end before [#await] returns.
/// Source: Go specification, "Program execution"; Go, proc.go, `checkdead`, and panic.go.
public final class Program {
    /// How a program ended.
    public sealed interface Outcome {
        /// Its main goroutine returned; others may go on.
        ///
        /// @param value what main returned
        record Returned(@Nullable Object value) implements Outcome {}

        /// An exception left its main goroutine.
        ///
        /// @param cause the exception
        record Threw(Throwable cause) implements Outcome {}

        /// Another goroutine panicked, and all were stopped.
        ///
        /// @param goroutine the one that panicked
        /// @param cause what it threw
        /// @param report Go's text
        record Panicked(Goroutine goroutine, Throwable cause, String report) implements Outcome {}

        /// A fatal error, which no code can catch, stopped all of it.
        ///
        /// @param report Go's text
        record Fatal(String report) implements Outcome {}

        /// It was interrupted, and its main goroutine unwound.
        record Interrupted() implements Outcome {}
    }

    /// How far a program is from running.
    private enum Phase {
        RUNNING,
        /// Waits unwind with an [Interruption].
        STOPPING,
        /// Waits never return: no code of the program runs any more.
        DEAD
    }

    private static final Set<Program> ALL = ConcurrentHashMap.newKeySet();
    private static final InheritableThreadLocal<Program> INHERITED = new InheritableThreadLocal<>();
    private static final int EXIT_CODE = 2;

    private final String name;
    final Scheduler scheduler;
    final Roster roster = new Roster();
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Phase phase = Phase.RUNNING;
    private volatile boolean interrupted;
    private volatile boolean mainExited; // by goexit: the others go on without it
    private volatile boolean strays; // it started virtual threads that are no goroutines
    private volatile @Nullable G main;

    private Program(String name, Scheduler scheduler) {
        this.name = name;
        this.scheduler = scheduler;
        ALL.add(this);
    }

    private static final class Default {
        static final Program INSTANCE = new Program("main", Scheduler.standard());
    }

    /// Runs a body as the main goroutine of a new program.
    ///
    /// @param name of the program and its main goroutine
    /// @param main what to run
    public static Program start(String name, Callable<? extends @Nullable Object> main) {
        return start(name, Scheduler.standard(), main);
    }

    static Program start(String name, Scheduler scheduler, Callable<? extends @Nullable Object> main) {
        Program program = new Program(name, scheduler);
        G g = new G(name, program, scheduler, 0, () -> {
            INHERITED.set(program);
            program.runMain(main);
        });
        program.main = g.create();
        g.start();
        return program;
    }

    private void runMain(Callable<? extends @Nullable Object> body) {
        try {
            end(new Outcome.Returned(body.call()));
        } catch (Goexit e) {
            mainExited = true;
        } catch (Interruption e) {
            end(interrupted ? new Outcome.Interrupted() : new Outcome.Threw(e));
        } catch (Throwable e) {
            end(interrupted && e instanceof InterruptedException ? new Outcome.Interrupted() : new Outcome.Threw(e));
        }
    }

    /// The program of the calling goroutine, or of the goroutine that started the calling thread; else null.
    public static @Nullable Program current() {
        G g = G.running();
        return g == null ? INHERITED.get() : g.program;
    }

    /// The program that a thread which is no goroutine belongs to.
    static Program inherited() {
        Program program = INHERITED.get();
        return program == null ? Default.INSTANCE : program;
    }

    /// All programs that have not ended or still have goroutines.
    static List<Program> all() {
        ALL.removeIf(p -> p.outcome.get() != null && p.roster.size() == 0);
        return List.copyOf(ALL);
    }

    /// The name given at its start.
    public String name() {
        return name;
    }

    /// Waits until the main goroutine has ended or the program has been stopped. Any thread.
    ///
    /// @throws InterruptedException if the calling thread is interrupted
    public Outcome await() throws InterruptedException {
        over.await();
        return Objects.requireNonNull(outcome.get());
    }

    /// Waits like [#await()], but not for ever: null if the program has not ended after so long. Any thread.
    ///
    /// @param limit how long to wait at most
    /// @throws InterruptedException if the calling thread is interrupted
    public @Nullable Outcome await(Duration limit) throws InterruptedException {
        return over.await(Go.saturated(limit), TimeUnit.NANOSECONDS) ? outcome.get() : null;
    }

    /// How the program ended, or null while its main goroutine runs. Any thread.
    public @Nullable Outcome outcome() {
        return outcome.get();
    }

    /// Stops it: each of its goroutines that waits in our primitives unwinds with an [Interruption], now and at
    /// each following wait; the others' threads are interrupted. Code that computes goes on until a safepoint
    /// stops it. Any thread.
    public void interrupt() {
        if (!interrupted && outcome.get() == null) Flight.trouble(scheduler, "interrupt");
        interrupted = true;
        stop(Phase.STOPPING);
    }

    /// Whether [#interrupt] has been called.
    public boolean isInterrupted() {
        return interrupted;
    }

    /// Unwinds the caller if its program is being stopped: what a safepoint does for code that never waits.
    ///
    /// @throws Interruption if the program of the calling goroutine is being stopped
    public static void checkpoint() {
        Program program = current();
        if (program != null && program.isStopping()) throw program.unwind();
    }

    /// The goroutines that live now, in the order of their ids. Any thread.
    public List<Goroutine> goroutines() {
        return live().stream().<Goroutine>map(g -> g).toList();
    }

    List<G> live() {
        List<G> live = roster.list();
        live.sort((a, b) -> Long.compare(a.id(), b.id()));
        return live;
    }

    @Nullable
    G main() {
        return main;
    }

    /// The process's first thread uses our primitives: it is main, goroutine 1. What leaves it is a panic from then on,
    /// unless somebody else handles it.
    void adoptMain(G g) {
        if (!isDefault()) return;
        main = g;
        boolean handled = Thread.getDefaultUncaughtExceptionHandler() != null
                || !(g.thread().getUncaughtExceptionHandler() instanceof ThreadGroup);
        if (!handled) g.thread().setUncaughtExceptionHandler((_, cause) -> mainThrew(g, cause));
    }

    private void mainThrew(G g, Throwable cause) {
        if (cause instanceof Goexit) {
            mainExited = true;
            scheduler.outsiderWaits();
            while (true) LockSupport.park(this);
        }
        crashed(g, cause);
    }

    boolean hasAdoptedMain() {
        G g = main;
        return g != null && g.id() == 1;
    }

    /// Whether it is that of a plain Java `main`.
    boolean isDefault() {
        return this == Default.INSTANCE;
    }

    void hasStrays() {
        strays = true;
    }

    boolean mayHaveThreads() {
        return strays;
    }

    boolean isStopping() {
        return phase != Phase.RUNNING;
    }

    /// What a goroutine of a stopped program does instead of going on, once it has left all queues.
    Error unwind() {
        if (phase == Phase.DEAD) parkForGood();
        return new Interruption();
    }

    /// A throwable has left a goroutine that is not main.
    void crashed(G g, Throwable cause) {
        if (cause instanceof Goexit || (cause instanceof Interruption && isStopping())) return;
        if (interrupted && cause instanceof InterruptedException) return;
        String report = Dump.panic(g, cause);
        boolean first = end(new Outcome.Panicked(g, cause, report));
        if (!first && !isStopping()) System.err.println(report);
        stop(Phase.STOPPING);
    }

    /// Ends the program with an error that no code of it can catch, and never returns to the caller.
    ///
    /// @param text what follows `fatal error: `
    static Error fatal(String text) {
        G g = G.current();
        if (g.program.isStopping()) return g.program.unwind(); // what it unwinds through may be half done
        g.program.die(Dump.fatal(text, g));
        parkForGood();
        return new AssertionError("unreachable");
    }

    /// All goroutines wait for each other, or none is left.
    void asleep() {
        die(mainExited && roster.size() == 0 ? Dump.NO_GOROUTINES : Dump.asleep(this));
    }

    /// The same in a program with a bubble, which knows what that is called.
    void asleep(Bubble bubble) {
        String text = bubble.deadlock();
        if (text == null) {
            asleep();
        } else {
            die(text);
        }
    }

    /// Whether the program has not ended and its main goroutine will not go on by itself.
    boolean awaitsOthers() {
        G g = main;
        return outcome.get() == null && !isStopping() && g != null && (mainExited || g.reason() != WaitReason.NONE);
    }

    /// Whether all its goroutines wait in our primitives. To be asked while none runs.
    boolean isAsleep() {
        return !strays && roster.list().stream().allMatch(g -> g.reason() != WaitReason.NONE);
    }

    /// Whether it goes on under a schedule, which has a clock and alarms of its own.
    boolean isScheduled() {
        return scheduler instanceof SerialScheduler && outcome.get() == null;
    }

    /// What should run its goroutines cannot go on.
    void failed(Throwable cause) {
        end(new Outcome.Threw(cause));
    }

    /// Its main goroutine has ended and nobody will run the others.
    void abandon() {
        phase = Phase.DEAD;
        roster.clear();
        ALL.remove(this); // nobody may ask for all as long as only schedules run
    }

    private void die(String report) {
        boolean dead = phase == Phase.DEAD;
        phase = Phase.DEAD; // before anybody hears of the end: its waiters take no signal from then on
        boolean first = end(new Outcome.Fatal(report));
        if (!first && !dead) System.err.println(report);
        stop(Phase.DEAD);
    }

    private boolean end(Outcome how) {
        if (how instanceof Outcome.Panicked panicked) Flight.trouble(scheduler, panicked.report());
        if (how instanceof Outcome.Fatal fatal) Flight.trouble(scheduler, fatal.report());
        if (isDefault()) exit(how);
        boolean first = outcome.compareAndSet(null, how);
        over.countDown();
        scheduler.ended();
        return first;
    }

    private static void exit(Outcome how) {
        String report = null;
        if (how instanceof Outcome.Panicked panicked) report = panicked.report();
        if (how instanceof Outcome.Fatal fatal) report = fatal.report();
        if (report == null) return;
        System.out.flush();
        System.err.println(report);
        System.err.flush();
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private void stop(Phase next) {
        if (phase.compareTo(next) < 0) phase = next;
        for (G g : roster.list()) g.disturb();
    }

    private static void parkForGood() {
        G g = G.current();
        g.program.roster.remove(g);
        g.block(WaitReason.FATAL, 0);
        while (true) {
            LockSupport.park();
            Thread.interrupted(); // else the next park would not wait
        }
    }
}
