package dev.heddle;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Go's statements and `runtime` functions as static methods, for a static import.
///
/// Unless it says otherwise, a method may be called by any thread, goroutine or not.
public final class Go {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Go() {}

    /// Starts a goroutine: Go's `go f()`. The caller goes on; what it did before happens before the body.
    ///
    /// @param body what to run; what it throws is a panic
    public static Goroutine go(Body body) {
        return start(null, body);
    }

    /// Starts a goroutine with a name, which dumps and traces show.
    ///
    /// @param name the name
    /// @param body what to run; what it throws is a panic
    public static Goroutine go(String name, Body body) {
        return start(name, body);
    }

    private static G start(@Nullable String name, Body body) {
        if (body == null) throw Program.fatal("go of nil func value");
        G creator = G.current();
        G g = new G(name, creator, body).start();
        creator.scheduler.point();
        return g;
    }

    /// Does one of several channel operations: the first that can be done, a random one where several can;
    /// waits if none can and there is no [#otherwise]. The choice is atomic over all channels. The handler of
    /// the case chosen runs afterwards, and what it throws leaves this method. Source: Go specification,
    /// "Select statements".
    ///
    /// @param cases none waits for ever
    /// @return the index of the case chosen
    public static int select(Case... cases) {
        return Select.run(cases);
    }

    /// A case that receives.
    ///
    /// @param channel whence
    /// @param handler is given the value
    public static <T extends @Nullable Object> Case receiving(ReceiveChannel<T> channel, Case.OnReceive<T> handler) {
        return new Case.ReceiveValue<>(channel, handler);
    }

    /// A case that receives and tells whether the value was sent.
    ///
    /// @param channel whence
    /// @param handler is given the value, and false if the channel is closed and drained
    public static <T extends @Nullable Object> Case receivingOk(
            ReceiveChannel<T> channel, Case.OnReceiveOk<T> handler) {
        return new Case.ReceiveOk<>(channel, handler);
    }

    /// A case that sends; on a closed channel it can be chosen, and panics.
    ///
    /// @param channel where to
    /// @param value what to send
    /// @param handler runs after it has been sent
    public static <T extends @Nullable Object> Case sending(SendChannel<T> channel, T value, Body handler) {
        return new Case.Send<>(channel, value, handler);
    }

    /// The case chosen if none of the others can be done at once: Go's `default`. It may stand anywhere.
    ///
    /// @param handler what to do
    public static Case otherwise(Body handler) {
        return new Case.Otherwise(handler);
    }

    /// Lets other goroutines run: puts the caller behind all that are runnable. Source: `runtime.Gosched`.
    public static void gosched() {
        G g = G.current();
        g.scheduler.giveWay(g);
    }

    /// The number of live goroutines, main included. Source: `runtime.NumGoroutine`.
    public static int numGoroutine() {
        G.current();
        return Program.all().stream()
                .mapToInt(p -> p.roster.size() + (p.hasAdoptedMain() ? 1 : 0))
                .sum();
    }

    /// Sets the number of Ps, that is how many goroutines run at the same time, and gives the number before
    /// ([#gomaxprocsReason] tells how many there are at first). It takes effect at once: a goroutine on a P too
    /// many leaves at its next safepoint or, in code that is not woven, when it next waits or yields.
    ///
    /// @param n the number wanted, at most 1,024; zero or less only asks
    public static int gomaxprocs(int n) {
        return G.current().scheduler.processors(n);
    }

    /// Why there are as many Ps as there are, as a sentence such as `2 Ps: a CPU quota of 1.50 CPUs, rounded
    /// up; the process may use 8 CPUs`.
    ///
    /// Until somebody calls [#gomaxprocs], there are as many as the process may use CPUs (affinity), but no
    /// more than its control group's CPU quota rounded up, which counts as two at least; both are looked at
    /// again each second while goroutines run. The environment variable GOMAXPROCS and the JVM's
    /// `-XX:ActiveProcessorCount` come before that. Source: Go 1.25, `runtime.GOMAXPROCS`.
    public static String gomaxprocsReason() {
        Scheduler scheduler = G.current().scheduler;
        int n = scheduler.processors(0);
        return (n == 1 ? "1 P: " : n + " Ps: ") + scheduler.processorsReason();
    }

    /// Turns preemption on or off and tells which it was; it is on at first.
    ///
    /// A goroutine that has run for 10 ms while others wait for its P is made to give way, as Go does since
    /// 1.14, if its code is woven: a notebook's cells are, a plain program's classes with `-javaagent`
    /// ([dev.heddle.weave]). Other code goes on until it waits, ends or yields. It costs nothing while nobody
    /// waits. Without effect on the JDK's own pool and in a [Schedule]. Source: `GODEBUG=asyncpreemptoff=1`.
    ///
    /// @param on whether goroutines are preempted from now on
    public static boolean preemption(boolean on) {
        return G.current().scheduler.preemption(on);
    }

    /// Wires the calling goroutine to the platform thread that it runs on. Until as many [#unlockOSThread] it
    /// runs on no other, and no other goroutine runs there; those that it starts are not wired. If it ends
    /// wired, the thread ends, too. Native code that wants to be called by one thread needs this. Each time
    /// that the goroutine makes way for another costs a switch of threads, there and back. Source:
    /// `runtime.LockOSThread`.
    ///
    /// What is not as in Go: `Thread.currentThread()` stays the goroutine's virtual thread, and Java's thread
    /// locals belong to that. A thread that is no goroutine is always wired to itself, so there it does
    /// nothing. In a [Schedule] all goroutines share one thread: there it only counts.
    ///
    /// @throws UnsupportedOperationException on the JDK's own pool, which moves goroutines as it likes
    /// @throws IllegalStateException in a virtual thread that is no goroutine
    public static void lockOSThread() {
        G g = G.current();
        if (g.isThread() && Thread.currentThread().isVirtual())
            throw new IllegalStateException("lockOSThread: only a goroutine can be wired; start this code with go(…)");
        if (!g.isThread()) g.scheduler.lockThread(g);
    }

    /// Undoes one [#lockOSThread]; without one it does nothing. Source: `runtime.UnlockOSThread`.
    public static void unlockOSThread() {
        G g = G.current();
        if (!g.isThread()) g.scheduler.unlockThread(g);
    }

    /// Pauses the calling goroutine for at least this long. Source: `time.Sleep`.
    ///
    /// @param duration zero or less returns at once
    public static void sleep(Duration duration) {
        Sleep.nanos(saturated(duration));
    }

    /// Pauses the calling goroutine for at least so many milliseconds.
    ///
    /// @param millis zero or less returns at once
    public static void sleep(long millis) {
        Sleep.nanos(millis > Long.MAX_VALUE / NANOS_PER_MILLI ? Long.MAX_VALUE : millis * NANOS_PER_MILLI);
    }

    /// A function that runs the body the first time it is called, and throws the same each time if the body
    /// threw. Source: `sync.OnceFunc`.
    ///
    /// @param body what to run
    public static Runnable onceFunc(Body body) {
        Lazy<@Nullable Void> lazy = new Lazy<>(() -> {
            run(body);
            return null;
        });
        return lazy::get;
    }

    private static void run(Body body) {
        try {
            body.run();
        } catch (Throwable e) {
            throw Thrown.<RuntimeException>unchecked(e);
        }
    }

    /// A function that computes a value the first time it is called, and gives or throws the same each time.
    /// Source: `sync.OnceValue`.
    ///
    /// @param computation of the value
    public static <T extends @Nullable Object> Supplier<T> onceValue(Callable<T> computation) {
        Lazy<T> lazy = new Lazy<>(computation);
        return lazy::get;
    }

    /// Says something in the trace that is being taken, at this point of this goroutine; without a trace,
    /// nothing.
    ///
    /// @param text what to say
    public static void log(String text) {
        G g = G.current();
        g.recordSaid(text);
    }

    /// A channel on which the time arrives once, after a duration. Source: `time.After`.
    ///
    /// @param duration zero or less is at once
    public static ReceiveChannel<Instant> after(Duration duration) {
        return new Timer(duration).channel();
    }

    /// Runs the body in a goroutine of its own after a duration. Source: `time.AfterFunc`.
    ///
    /// @param duration zero or less is at once
    /// @param body what to run
    public static AfterFunc afterFunc(Duration duration, Body body) {
        return new AfterFunc(saturated(duration), body);
    }

    /// Runs a function that defers actions until its end: Go's `defer` and `recover`.
    ///
    /// @param function is given what to defer with; what it throws leaves this method unless recovered
    public static void deferring(Defer.Function function) {
        Defer.run(function);
    }

    /// Ends the calling goroutine: unwinds it, running what is deferred and what is in `finally`. The program
    /// goes on, also without its main goroutine. Source: `runtime.Goexit`.
    ///
    /// @return nothing; for `throw goexit()`, where the compiler wants to see an end
    public static Error goexit() {
        throw new Goexit();
    }

    /// The time of day: the wall's, or the virtual clock's in a [Schedule] and in [VirtualTime].
    public static Instant now() {
        return G.current().scheduler.instant();
    }

    /// What every live goroutine does, in Go's words: its state or the reason why it waits, its stack, who
    /// created it. Main comes first, then the others by id. Source: what Go prints on SIGQUIT.
    public static String dump() {
        return Dump.ofAll();
    }

    /// Prints a line about the scheduler to standard error in a period, in the format of
    /// `GODEBUG=schedtrace`. Without effect on the JDK's own pool.
    ///
    /// @param period between lines; zero stops
    public static void schedtrace(Duration period) {
        if (Scheduler.standard() instanceof ParallelScheduler scheduler)
            SchedTrace.every(period, () -> SchedTrace.line(scheduler));
    }

    /// Prints what [#schedtrace] does and a line for each P, M and goroutine to standard error in a period,
    /// in the format of `GODEBUG=schedtrace=X,scheddetail=1`. It takes the place of schedtrace, and that of
    /// it. A P's syscalltick counts how often it was taken from a thread that stood still; what the JVM has
    /// no match for is 0. A goroutine that has been asked in vain to give way is shown as running `not
    /// woven`. Without effect on the JDK's own pool.
    ///
    /// @param period between prints; zero stops
    public static void scheddetail(Duration period) {
        if (Scheduler.standard() instanceof ParallelScheduler scheduler)
            SchedTrace.every(period, () -> SchedDetail.lines(scheduler));
    }

    /// A panic to throw: `throw panic(v)`. Source: Go's built-in `panic`.
    ///
    /// @param value what the panic carries
    public static Panic panic(@Nullable Object value) {
        return new Panic(value);
    }

    static long saturated(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
