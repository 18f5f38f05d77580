package dev.heddle.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().sorted().toList();
    }

    /// A member class of a class like the evaluator's, in a class loader of its own that nobody else knows.
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
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        };
        return loader.loadClass("Cell7$Sums");
    }
}
