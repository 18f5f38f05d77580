package dev.heddle.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import dev.heddle.Body;
import dev.heddle.VirtualTime;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/// Runs test methods as the annotations of this package say.
final class GoroutineExtension implements InvocationInterceptor, TestTemplateInvocationContextProvider {
    private static final Namespace HERE = Namespace.create(GoroutineExtension.class);

    GoroutineExtension() {}

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    private static void run(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Body test = invocation::proceed;
        if (has(context, LeavesNoGoroutine.class)) test = new Leftovers(test);
        setting(context).run(test);
    }

    private static Setting setting(ExtensionContext context) {
        Setting seeded = context.getStore(HERE).get(Setting.class, Setting.class);
        if (seeded != null) return seeded;
        if (has(context, InVirtualTime.class)) return VirtualTime::run;
        return new Setting.OwnProgram(context.getDisplayName());
    }

    private static boolean has(ExtensionContext context, Class<? extends Annotation> annotation) {
        for (ExtensionContext c = context; c != null; c = c.getParent().orElse(null)) {
            if (isAnnotated(c.getElement(), annotation)) return true;
        }
        return false;
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return isAnnotated(context.getElement(), Seeds.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Seeds seeds = context.getRequiredTestMethod().getAnnotation(Seeds.class);
        if (seeds.value() < 1) throw new IllegalArgumentException("@Seeds(" + seeds.value() + "): at least 1");
        AtomicBoolean failed = new AtomicBoolean();
        long last = seeds.replay().isEmpty() ? seeds.value() : 1;
        return LongStream.rangeClosed(1, last)
                .takeWhile(seed -> !failed.get())
                .mapToObj(seed -> new OneSeed(new Setting.Seeded(seed, seeds.replay()), failed));
    }

    /// One invocation of a seeded test, which notes whether it has failed.
    private record OneSeed(Setting.Seeded setting, AtomicBoolean failed) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return setting.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            Setting noting = test -> {
                try {
                    setting.run(test);
                } catch (Throwable e) {
                    if (!(e instanceof TestAbortedException)) failed.set(true);
                    throw e;
                }
            };
            return List.of((BeforeEachCallback) c -> c.getStore(HERE).put(Setting.class, noting));
        }
    }
}
