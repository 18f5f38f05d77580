package dev.heddle;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries the news that work is to stop, a deadline and values down a tree of calls: Go's `context.Context`.
/// Immutable but for being done; any thread may use it. Closing one cancels it, so a `try` block bounds its
/// life.
///
/// ```java
/// try (Context ctx = Context.background().withTimeout(Duration.ofSeconds(1))) { fetch(ctx); }
/// ```
///
/// A cancellation reaches all descendants before [#cancel()] returns, and happens before what sees it. Source:
/// Go, context/context.go.
public final class Context implements AutoCloseable {
    private static final Context BACKGROUND = new Context(null, null, null, null, Channel.nil());

    private final @Nullable Context parent;
    private final @Nullable Object key; // of the value that this one adds, or null
    private final @Nullable Object value;
    private final @Nullable Instant deadline; // the nearest one
    private final Channel<@Nullable Object> done; // the parent's where this one cannot be cancelled by itself
    private final boolean cancels; // whether done is its own

    private final Object lock = new Object();
    private @Nullable ContextException err; // this and below: guarded by lock
    private @Nullable Throwable cause;
    private final Set<Context> children = new LinkedHashSet<>();
    private final Set<Afterwards> afterwards = new LinkedHashSet<>();
    private @Nullable AfterFunc timeout;

    private Context(
            @Nullable Context parent,
            @Nullable Object key,
            @Nullable Object value,
            @Nullable Instant deadline,
            @Nullable Channel<@Nullable Object> inherited) {
        this.parent = parent;
        this.key = key;
        this.value = value;
        this.deadline = deadline;
        this.cancels = inherited == null;
        this.done = inherited == null ? Channel.make() : inherited;
    }

    /// The root: never done, without deadline and values.
    public static Context background() {
        return BACKGROUND;
    }

    /// A child that can be cancelled.
    public Context withCancel() {
        return child(deadline);
    }

    /// A child that can be cancelled, with a cause: as [#withCancel], since each takes one.
    public Context withCancelCause() {
        return withCancel();
    }

    /// A child that is done after a duration, at the latest.
    ///
    /// @param duration zero or less: it is done already
    public Context withTimeout(Duration duration) {
        return withDeadline(G.current().scheduler.instant().plus(duration));
    }

    /// A child that is done at an instant, at the latest; at the parent's deadline if that is earlier.
    ///
    /// @param instant by the clock of the calling goroutine, which may be virtual
    public Context withDeadline(Instant instant) {
        if (deadline != null && deadline.isBefore(instant)) return withCancel();
        Context child = child(instant);
        Duration left = Duration.between(G.current().scheduler.instant(), instant);
        if (left.isPositive()) {
            child.expireAfter(left);
        } else {
            child.cancel(ContextException.DEADLINE_EXCEEDED, ContextException.DEADLINE_EXCEEDED);
        }
        return child;
    }

    /// A child that carries a value.
    ///
    /// @throws Panic "nil key" if the key is null
    public Context withValue(Object key, @Nullable Object value) {
        if (key == null) throw new Panic("nil key");
        return new Context(this, key, value, deadline, done);
    }

    /// A child that has the values of this one, but neither its deadline nor its cancellation.
    public Context withoutCancel() {
        return new Context(this, null, null, null, Channel.nil());
    }

    private Context child(@Nullable Instant childsDeadline) {
        Context child = new Context(this, null, null, childsDeadline, null);
        Context source = canceller();
        if (source != null) source.adopt(child);
        return child;
    }

    /// The nearest one, from this upwards, that can be done; null if there is none.
    private @Nullable Context canceller() {
        if (done.isNil()) return null;
        Context c = this;
        while (!c.cancels) c = Objects.requireNonNull(c.parent);
        return c;
    }

    private void adopt(Context child) {
        ContextException why;
        Throwable because;
        synchronized (lock) {
            why = err;
            because = cause;
            if (why == null) children.add(child);
        }
        if (why != null) child.cancel(why, because);
    }

    private void expireAfter(Duration left) {
        AfterFunc expiry = Go.afterFunc(
                left, () -> cancel(ContextException.DEADLINE_EXCEEDED, ContextException.DEADLINE_EXCEEDED));
        boolean late;
        synchronized (lock) {
            late = err != null;
            timeout = expiry;
        }
        if (late) expiry.stop();
    }

    /// Closed when this is done; nil, so never ready, if that cannot be.
    public ReceiveChannel<@Nullable Object> done() {
        return done;
    }

    /// Why this is done, or null while it is not.
    public @Nullable ContextException err() {
        Context c = canceller();
        if (c == null) return null;
        synchronized (c.lock) {
            return c.err;
        }
    }

    /// What [#cancel(Throwable)] was given, else [#err].
    public @Nullable Throwable cause() {
        Context c = canceller();
        if (c == null) return null;
        synchronized (c.lock) {
            return c.cause;
        }
    }

    /// When this is done at the latest.
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    /// The value that the nearest one, from this upwards, carries for the key; else null.
    public @Nullable Object value(Object wanted) {
        for (Context c = this; c != null; c = c.parent) if (wanted.equals(c.key)) return c.value;
        return null;
    }

    /// Cancels this and its descendants. The first cancellation counts. Without effect on one that cannot be
    /// done by itself: background, or a child made only for a value.
    public void cancel() {
        cancel(ContextException.CANCELED, ContextException.CANCELED);
    }

    /// Cancels this and its descendants for a reason, which [#cause] gives.
    public void cancel(Throwable because) {
        cancel(ContextException.CANCELED, because);
    }

    /// Cancels.
    @Override
    public void close() {
        cancel();
    }

    private void cancel(ContextException why, @Nullable Throwable because) {
        if (!cancels) return;
        List<Context> descendants;
        List<Afterwards> actions;
        AfterFunc expiry;
        synchronized (lock) {
            if (err != null) return;
            err = why;
            cause = because == null ? why : because;
            descendants = List.copyOf(children);
            children.clear();
            actions = List.copyOf(afterwards);
            afterwards.clear();
            expiry = timeout;
        }
        if (expiry != null) expiry.stop();
        done.close();
        for (Context child : descendants) child.cancel(why, because);
        for (Afterwards action : actions) action.start();
        Context source = parent == null ? null : parent.canceller();
        if (source != null) source.forget(this);
    }

    private void forget(Context child) {
        synchronized (lock) {
            children.remove(child);
        }
    }

    /// Runs the body in a goroutine of its own when this is done, at once if it is.
    ///
    /// @param body what to run
    /// @return prevents that, and tells whether it came in time
    public Afterwards afterFunc(Body body) {
        Afterwards action = new Afterwards(this, body);
        Context source = canceller();
        if (source == null) return action;
        boolean now;
        synchronized (source.lock) {
            now = source.err != null;
            if (!now) source.afterwards.add(action);
        }
        if (now) action.start();
        return action;
    }

    /// Something to do when a context is done.
    public static final class Afterwards {
        private final Context context;
        private final Body body;
        private final G creator = G.current();
        private boolean over; // started or stopped; guarded by this

        private Afterwards(Context context, Body body) {
            this.context = context;
            this.body = body;
            CreationSites.of(body);
        }

        private void start() {
            if (end()) new G(null, creator, body).start();
        }

        private synchronized boolean end() {
            boolean first = !over;
            over = true;
            return first;
        }

        /// Prevents it, and tells whether it came in time.
        public boolean stop() {
            Context source = context.canceller();
            if (source != null) {
                synchronized (source.lock) {
                    source.afterwards.remove(this);
                }
            }
            return end();
        }
    }
}
