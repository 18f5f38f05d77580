package dev.heddle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where goroutines are started: the stack is walked once for each class of body, which is once for each lambda
/// in the source. Walking it for each goroutine would cost ten times what starting one does.
final class CreationSites {
    private static final Set<Class<?>> OURS = Set.of(
            CreationSites.class, G.class, Go.class, WaitGroup.class, Program.class, ClassValue.class, Sites.class);

    private static final Sites SITES = new Sites();

    private CreationSites() {}

    /// A body of ours around one of the user's.
    interface Wrapper extends Body {
        /// The user's.
        Body wrapped();
    }

    static @Nullable StackTraceElement of(Body body) {
        Body users = body instanceof Wrapper wrapper ? wrapper.wrapped() : body;
        return SITES.get(users.getClass()).frame;
    }

    private record Site(@Nullable StackTraceElement frame) {}

    private static final class Sites extends ClassValue<Site> {
        @Override
        protected Site computeValue(Class<?> type) {
            return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.dropWhile(f -> ours(f.getDeclaringClass()))
                            .findFirst()
                            .map(f -> new Site(f.toStackTraceElement()))
                            .orElse(new Site(null)));
        }

        private static boolean ours(Class<?> type) {
            return OURS.contains(type) || type.getName().startsWith("java.lang.ClassValue");
        }
    }
}
