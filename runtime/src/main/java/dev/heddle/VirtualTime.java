package dev.heddle;

/// Runs goroutines on a clock that moves only when all of them wait: Go's `testing/synctest`. So a test of
/// timeouts takes no time, and nothing in it depends on how fast the machine is.
///
/// ```java
/// VirtualTime.run(() -> {
///     Context ctx = Context.background().withTimeout(Duration.ofHours(1));
///     sleep(Duration.ofHours(1).plusMillis(1));
///     assertNotNull(ctx.err());
/// });
/// ```
///
/// The clock starts at midnight UTC 2000-01-01; [Go#now] reads it. Goroutines run one at a time, each until it
/// waits. What blocks elsewhere, in sockets or `java.util.concurrent`, holds the clock. Unlike in Go, a wait
/// for a mutex does not.
///
/// Any thread may call [#run]; what it does before happens before the body, and the body before its return. Source: Go,
/// testing/synctest.
public final class VirtualTime {
    private VirtualTime() {}

    /// Runs the body, and waits until it and all goroutines that it started have ended. What the body throws,
    /// or a goroutine panics with, leaves this method.
    ///
    /// @param body what to run
    /// @throws Panic "deadlock: …" if all goroutines wait and no timer is set, or some wait for ever after the
    ///     body
    public static void run(Body body) {
        Schedule.requireCustom();
        SerialScheduler scheduler = new SerialScheduler(options -> 0, new Bubble(true));
        Program program = Program.start("main", scheduler, () -> {
            try {
                body.run();
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw Thrown.<RuntimeException>unchecked(e);
            }
            scheduler.bubble().end(G.current());
            return null;
        });
        scheduler.run(program);
        Program.Outcome outcome = Schedule.await(program, scheduler);
        if (outcome instanceof Program.Outcome.Threw threw) throw Thrown.<RuntimeException>unchecked(threw.cause());
        if (outcome instanceof Program.Outcome.Panicked p) throw Thrown.<RuntimeException>unchecked(p.cause());
        if (outcome instanceof Program.Outcome.Fatal fatal) throw new Panic(fatal.report());
    }

    /// Waits until every other goroutine of the calling one's [#run] waits durably: on a channel, a lock, a
    /// group, or for the clock. Then what they will do without the clock's help, they have done.
    ///
    /// @throws IllegalStateException if the caller is in no [#run], or another one waits so
    public static void settle() {
        G g = G.current();
        if (!(g.scheduler instanceof SerialScheduler serial)) {
            throw new IllegalStateException("settle() is for goroutines inside VirtualTime.run");
        }
        serial.bubble().settle(g);
    }
}
