package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Safepoint;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WeaverTest {

    /// Compiles a class whose body is given, weaves it and runs its method `static Object run()`.
    private static Callable<Object> woven(String body) throws Exception {
        Map<String, byte[]> classes = compile("import java.util.concurrent.locks.*; public class Woven {" + body + "}");
        Weaver weaver = new Weaver(ClassHierarchyResolver.defaultResolver());
        ClassLoader loader = new ClassLoader(WeaverTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) throw new ClassNotFoundException(name);
                byte[] woven = weaver.weave(bytes);
                return defineClass(name, woven, 0, woven.length);
            }
        };
        var run = loader.loadClass("Woven").getMethod("run");
        return () -> {
            try {
                return run.invoke(null);
            } catch (java.lang.reflect.InvocationTargetException e) {
                if (e.getCause() instanceof Error error) throw error;
                throw e;
            }
        };
    }

    private static Map<String, byte[]> compile(String source) {
        Map<String, byte[]> classes = new HashMap<>();
        var javac = ToolProvider.getSystemJavaCompiler();
        var files = new ForwardingJavaFileManager<>(javac.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream() {
                            @Override
                            public void close() {
                                classes.put(name, toByteArray());
                            }
                        };
                    }
                };
            }
        };
        var unit = new SimpleJavaFileObject(URI.create("mem:///Woven.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        assertTrue(
                javac.getTask(null, files, null, List.of("-proc:none"), null, List.of(unit))
                        .call(),
                source);
        return classes;
    }

    private static int passes(Callable<Object> code) throws Exception {
        AtomicInteger passes = new AtomicInteger();
        Thread here = Thread.currentThread();
        Runnable check = () -> {
            if (Thread.currentThread() == here) passes.incrementAndGet();
        };
        Safepoint.arm(check);
        try {
            code.call();
        } finally {
            Safepoint.disarm(check);
        }
        return passes.get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "straight code | 1 | public static Object run() { return 1; }",
                "for | 11 | public static Object run() { int s = 0; for (int i = 0; i < 10; i++) s += i; return s; }",
                "do while | 11 | public static Object run() { int i = 0; do i++; while (i < 10); return i; }",
                "calls | 3 | public static Object run() { f(); f(); return 1; } static void f() {}",
                "constructor | 2 | public static Object run() { return new Woven(); }",
                "constructor with a loop before super | 6 | Woven(int x) {} Woven() { int n = 0; for (int i = 0; i < 3; i++) n += i; this(n); } public static Object run() { return new Woven(); }",
                "class initializer | 6 | static int n; static { for (int i = 0; i < 4; i++) n++; } public static Object run() { return n; }",
                "continue in a switch | 5 | public static Object run() { int i = 0; while (true) { switch (i++) { case 0: continue; case 1: case 2: continue; case 3: break; default: return i; } } }",
                "loop in a handler | 4 | public static Object run() { int i = 0; while (true) try { if (i++ < 3) throw new RuntimeException(); return i; } catch (RuntimeException e) { continue; } }",
                "lambda | 2 | public static Object run() { Runnable r = () -> {}; r.run(); return r; }",
            })
    void everyEntryAndBackwardBranchIsASafepoint(String name, int expected, String body) throws Exception {
        assertEquals(expected, passes(woven(body)), name);
    }

    @Test
    void aCheckStopsALoopThatCatchesEverything() throws Exception {
        Callable<Object> code = woven(
                "public static int n; public static Object run() { for (;;) try { while (true) n++; } catch (Throwable t) {} }");
        Thread here = Thread.currentThread();
        AtomicInteger thrown = new AtomicInteger();
        Runnable check = () -> {
            if (Thread.currentThread() == here) {
                thrown.incrementAndGet();
                throw new StackOverflowError("stop");
            }
        };
        Safepoint.arm(check);
        try {
            assertThrows(StackOverflowError.class, code::call);
        } finally {
            Safepoint.disarm(check);
        }
        assertTrue(thrown.get() >= 1);
    }

    @Test
    void uninterruptibleWaitsAreSentToTheirTwins() throws Exception {
        Callable<Object> code = woven("""
            public static Object run() {
                ReentrantLock lock = new ReentrantLock();
                ReentrantReadWriteLock both = new ReentrantReadWriteLock();
                Thread.currentThread().interrupt();
                lock.lock(); ((Lock) lock).lock(); both.readLock().lock(); both.readLock().unlock(); both.writeLock().lock();
                boolean kept = Thread.interrupted();
                return kept && lock.getHoldCount() == 2 && both.isWriteLocked();
            }""");
        assertEquals(true, code.call());
    }

    @Test
    void interruptStopsALockWaitWhereASafepointThrows() throws Exception {
        var lock = new java.util.concurrent.locks.ReentrantLock();
        var failure = new java.util.concurrent.CompletableFuture<Throwable>();
        lock.lock();
        Thread waiter = new Thread(() -> {
            try {
                Twins.lock(lock);
            } catch (Throwable e) {
                failure.complete(e);
            }
        });
        Runnable check = () -> {
            if (Thread.currentThread() == waiter) throw new StackOverflowError("stop");
        };
        waiter.start();
        while (!lock.hasQueuedThread(waiter)) Thread.onSpinWait();
        waiter.interrupt(); // without a reason to stop it waits on
        while (waiter.isInterrupted() || !lock.hasQueuedThread(waiter)) Thread.onSpinWait();
        assertTrue(!failure.isDone());
        Safepoint.arm(check);
        try {
            waiter.interrupt();
            assertEquals("stop", failure.get().getMessage());
        } finally {
            Safepoint.disarm(check);
        }
        waiter.join();
    }

    @Test
    void virtualThreadsOfWovenCodeAreRemembered() throws Exception {
        Callable<Object> code = woven("""
            public static Object run() throws Exception {
                Runnable wait = LockSupport::park;
                var factory = Thread.ofVirtual().factory();
                var unstarted = Thread.ofVirtual().unstarted(wait);
                unstarted.start();
                return new Thread[] {Thread.startVirtualThread(wait), Thread.ofVirtual().start(wait), unstarted};
            }""");
        Thread[] threads = (Thread[]) code.call();
        for (Thread thread : threads) assertTrue(Strays.live().anyMatch(t -> t == thread));
        for (Thread thread : threads) thread.interrupt();
        for (Thread thread : threads) thread.join();
        for (Thread thread : threads) assertTrue(Strays.live().noneMatch(t -> t == thread));
    }
}
