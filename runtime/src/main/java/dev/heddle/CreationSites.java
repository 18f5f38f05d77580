package dev.heddle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where goroutines are started: the stack is walked once for each class of body, which is once for each lambda
/// in the source. Walking it for each goroutine would cost ten times what starting one does.
final class CreationSites {
    private static final Set<Class<?>> OURS = Set.of(
            AfterFunc.class,
            ChannelPublisher.class,
            ChannelSubscriber.class,
            ClassValue.class,
            Context.class,
            Context.Afterwards.class,
            CreationSites.class,
            ErrGroup.class,
            Futures.class,
            G.class,
            Go.class,
            GoroutineExecutor.class,
            Program.class,
            Sites.class,
            WaitGroup.class);

    private static final Sites SITES = new Sites();

    private CreationSites() {}

    /// A body of ours around one of the user's.
    interface Wrapper extends Body {
        /// What the user wrote.
        Object wrapped();
    }

    /// A body of ours that says where the user asked for it.
    record Placed(Body body, @Nullable StackTraceElement site) implements Body {
        @Override
        public void run() throws Throwable {
            body.run();
        }
    }

    /// A body of ours, asked for by whoever calls us now.
    static Body here(Body body) {
        return new Placed(body, Sites.caller());
    }

    /// Where the body is started; the caller's place, the first time that a body of this class is asked for. Whoever
    /// starts bodies later than he is given them asks at once.
    static @Nullable StackTraceElement of(Body body) {
        if (body instanceof Placed placed) return placed.site;
        Object users = body;
        while (users instanceof Wrapper wrapper) users = wrapper.wrapped();
        return SITES.get(users.getClass()).frame;
    }

    private record Site(@Nullable StackTraceElement frame) {}

    private static final class Sites extends ClassValue<Site> {
        @Override
        protected Site computeValue(Class<?> type) {
            return new Site(caller());
        }

        static @Nullable StackTraceElement caller() {
            return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.dropWhile(f -> ours(f.getDeclaringClass()))
                            .findFirst()
                            .map(StackWalker.StackFrame::toStackTraceElement)
                            .orElse(null));
        }

        private static boolean ours(Class<?> type) {
            return OURS.contains(type)
                    || type.getName().startsWith("java.lang.ClassValue")
                    || type.getName().startsWith("java.util.concurrent.");
        }
    }
}
