package dev.heddle;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Goroutines that work on one thing, of which the first failure counts: Go's `errgroup.Group`. The end of each
/// happens before [#await] returns. Any thread may use it. Source: Go, x/sync/errgroup.
public final class ErrGroup {
    /// What may fail.
    @FunctionalInterface
    public interface Task {
        /// Does it.
        ///
        /// @throws Exception is the failure; an error or an unchecked exception is a panic
        void run() throws Exception;
    }

    private final Context context;
    private final WaitGroup running = new WaitGroup();
    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();
    private volatile @Nullable Channel<@Nullable Object>
            slots; // as many places as goroutines may run; null: any number

    /// A group of its own context.
    public ErrGroup() {
        this(Context.background());
    }

    /// A group that cancels a child of this context at the first failure, with that as cause, and when all are
    /// done.
    public ErrGroup(Context parent) {
        context = parent.withCancel();
    }

    /// Cancelled at the first failure, and when [#await] returns.
    public Context context() {
        return context;
    }

    /// Lets at most n goroutines run at a time; negative is any number. Not while some run.
    ///
    /// @throws Panic if some run
    public void setLimit(int n) {
        Channel<@Nullable Object> now = slots;
        if (now != null && now.len() > 0) {
            throw new Panic("errgroup: modify limit while " + now.len() + " goroutines in the group are still active");
        }
        slots = n < 0 ? null : Channel.make(n);
    }

    /// Runs the task in a goroutine, waiting until the limit allows it.
    ///
    /// @param task what to run
    public void go(Task task) {
        Channel<@Nullable Object> limit = slots;
        if (limit != null) limit.send(null);
        running.go(new Member(task, limit));
    }

    /// Runs the task in a goroutine with a name, as [#go(Task)] does.
    ///
    /// @param name which dumps and traces show
    /// @param task what to run
    public void go(String name, Task task) {
        Channel<@Nullable Object> limit = slots;
        if (limit != null) limit.send(null);
        running.go(name, new Member(task, limit));
    }

    /// Runs the task in a goroutine if the limit allows it now, and tells whether it does.
    ///
    /// @param task what to run
    public boolean tryGo(Task task) {
        Channel<@Nullable Object> limit = slots;
        if (limit != null && Go.select(Go.sending(limit, null, () -> {}), Go.otherwise(() -> {})) == 1) return false;
        running.go(new Member(task, limit));
        return true;
    }

    /// Waits until all are done.
    ///
    /// @throws Exception the first failure
    public void await() throws Exception {
        running.await();
        Exception failure = first.get();
        if (failure == null) {
            context.cancel();
        } else {
            context.cancel(failure);
            throw failure;
        }
    }

    /// A task whose failure the group is told, and which gives its place back.
    private final class Member implements CreationSites.Wrapper {
        private final Task task;
        private final @Nullable Channel<@Nullable Object> limit;

        Member(Task task, @Nullable Channel<@Nullable Object> limit) {
            this.task = task;
            this.limit = limit;
        }

        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                if (first.compareAndSet(null, e)) context.cancel(e);
            } finally {
                if (limit != null) limit.receive(); // also after goexit
            }
        }

        @Override
        public Object wrapped() {
            return task;
        }
    }
}
