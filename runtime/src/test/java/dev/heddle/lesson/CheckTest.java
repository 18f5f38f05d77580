package dev.heddle.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Go;
import dev.heddle.Program;
import dev.heddle.weave.Weaver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileManager;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(before);
    }

    @Test
    void aPassingClassIsListed() throws ReflectiveOperationException {
        Check.run(load("""
                static class Sums {
                    @Test @DisplayName("two and two are four") void adds() { assertEquals(4, 2 + 2); }
                    @Test void takes2From2() { assertEquals(0, 2 - 2); }
                }"""));
        assertEquals(List.of("2 of 2 checks passed", "✓ takes 2 from 2", "✓ two and two are four"), lines());
    }

    @Test
    void aFailureGivesItsReasonAndFailsTheCell() throws ReflectiveOperationException {
        Class<?> type = load("""
                static class Sums {
                    @Test void adds() { assertEquals(4, 2 + 3, "one was added twice"); }
                    @Test void divides() { assertEquals(1, 1 / 0); }
                }""");
        CheckFailed failed = assertThrows(CheckFailed.class, () -> Check.run(type));
        assertEquals("0 of 2 checks passed", failed.getMessage());
        assertTrue(lines().contains("  one was added twice ==> expected: <4> but was: <5>"), () -> lines() + "");
        assertTrue(lines().contains("  java.lang.ArithmeticException: / by zero"), () -> lines() + "");
    }

    @Test
    void aClassWithoutTestsFails() throws ReflectiveOperationException {
        Class<?> type = load("static class Sums { void adds() {} }");
        assertThrows(CheckFailed.class, () -> Check.run(type));
        assertTrue(lines().getFirst().startsWith("no test found"), () -> lines() + "");
    }

    @Test
    void aDeadlockedCheckFailsAtOnce() throws ReflectiveOperationException {
        Class<?> type = load("""
                static class Sums {
                    @Test void meets() { dev.heddle.Channel.make().receive(); }
                }""");
        assertThrows(CheckFailed.class, () -> Check.run(type));
        assertTrue(printed().contains("✗ meets\n  it never ends: every goroutine waits for another"), this::printed);
    }

    @Test
    void anEndlessCheckIsStoppedWithItsGoroutinesAndThreads() throws ReflectiveOperationException {
        System.setProperty("heddle.check.seconds", "1");
        try {
            Class<?> type = load("""
                    static class Sums {
                        static final java.util.Set<Thread> all = java.util.concurrent.ConcurrentHashMap.newKeySet();
                        static void loop() { all.add(Thread.currentThread()); while (true) {} }
                        static void doze() {
                            all.add(Thread.currentThread());
                            while (true) try { Thread.sleep(100_000); } catch (InterruptedException e) {}
                        }
                        @Test void ends() {
                            dev.heddle.Go.go(() -> loop());
                            dev.heddle.Go.go(() -> dev.heddle.Channel.make().receive());
                            new Thread(() -> loop()).start();
                            new Thread(() -> doze()).start();
                            dev.heddle.Schedule.seeded(1, () -> { loop(); return 0; });
                        }
                    }""");
            assertThrows(CheckFailed.class, () -> Check.run(type));
            assertTrue(printed().contains("✗ ends\n  it did not end within 1 s"), this::printed);
            assertTrue(!printed().contains("still running"), this::printed);
            java.lang.reflect.Field all = type.getDeclaredField("all");
            all.setAccessible(true);
            for (Object thread : (java.util.Set<?>) all.get(null)) ((Thread) thread).join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            System.clearProperty("heddle.check.seconds");
        }
    }

    @Test
    void anEndlessCheckIsStoppedOnOneProcessor() throws Exception {
        System.setProperty("heddle.check.seconds", "1");
        int before = Go.gomaxprocs(1);
        try {
            Class<?> type = load("static class Sums { @Test void ends() { while (true) {} } }");
            Program program = Program.start("cell", () -> {
                assertThrows(CheckFailed.class, () -> Check.run(type));
                return null;
            });
            assertInstanceOf(Program.Outcome.Returned.class, program.await());
        } finally {
            Go.gomaxprocs(before);
            System.clearProperty("heddle.check.seconds");
        }
    }

    @Test
    void aPanicFailsTheCheckThatItHappensIn() throws ReflectiveOperationException {
        Class<?> type = load("""
                static class Sums {
                    @Test void keepsCalm() {
                        dev.heddle.Go.go("nervous", () -> { throw new IllegalStateException("oh"); });
                        dev.heddle.Channel.make().receive();
                    }
                }""");
        assertThrows(CheckFailed.class, () -> Check.run(type));
        assertTrue(
                printed().contains("the goroutine \"nervous\" ended with java.lang.IllegalStateException: oh"),
                this::printed);
    }

    @Test
    void whatAPassedCheckLeavesIsStopped() throws Exception {
        Class<?> type = load("""
                static class Sums {
                    static Thread left;
                    @Test void starts() {
                        left = new Thread(() -> { while (true) {} });
                        left.start();
                    }
                }""");
        Check.run(type);
        java.lang.reflect.Field left = type.getDeclaredField("left");
        left.setAccessible(true);
        ((Thread) left.get(null)).join();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed().lines().sorted().toList();
    }

    /// A woven member class of a class like the evaluator's, in a class loader of its own that nobody else knows.
    private static Class<?> load(String member) throws ReflectiveOperationException {
        String source = """
                import org.junit.jupiter.api.*;
                import static org.junit.jupiter.api.Assertions.*;
                public class Cell7 { %s }""".formatted(member);
        Map<String, ByteArrayOutputStream> classes = new java.util.HashMap<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager memory =
                new javax.tools.ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public javax.tools.JavaFileObject getJavaFileForOutput(
                            Location location,
                            String name,
                            javax.tools.JavaFileObject.Kind kind,
                            javax.tools.FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                            @Override
                            public ByteArrayOutputStream openOutputStream() {
                                return classes.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
                            }
                        };
                    }
                };
        var unit = new SimpleJavaFileObject(URI.create("mem:///Cell7.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        assertTrue(
                compiler.getTask(null, memory, null, null, null, List.of(unit)).call());
        ClassLoader loader = new ClassLoader(CheckTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                if (bytes == null) throw new ClassNotFoundException(name);
                byte[] woven = new Weaver(ClassHierarchyResolver.defaultResolver()).weave(bytes.toByteArray());
                return defineClass(name, woven, 0, woven.length);
            }
        };
        return loader.loadClass("Cell7$Sums");
    }
}
