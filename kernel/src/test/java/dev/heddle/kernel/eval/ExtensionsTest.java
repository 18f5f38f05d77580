package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.kernel.display.Extension;
import dev.heddle.kernel.display.Interpreter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExtensionsTest {
    @TempDir
    Path folder;

    /// An extension that brings a magic.
    public static final class Twice implements Extension {
        @Override
        public void install(Interpreter interpreter) {
            interpreter.register("twice", (Interpreter.LineMagic) words -> 2 * Integer.parseInt(words.getFirst()));
        }
    }

    /// An extension that fails.
    public static final class Broken implements Extension {
        @Override
        public void install(Interpreter interpreter) {
            throw new IllegalStateException("broken");
        }
    }

    private Path jar() throws Exception {
        Path jar = folder.resolve("extension.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + Extension.class.getName()));
            String names = Broken.class.getName() + "\n" + Twice.class.getName() + "\n";
            out.write(names.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    @Test
    void aJarExtendsTheKernelOnceItIsOnTheClassPath() throws Exception {
        try (var cells = new Cells()) {
            cells.done("%jars " + jar());
            assertEquals(14, cells.value("int n = %twice 7\nn"));
        }
    }

    @Test
    void theEnvironmentCanForbidExtensions() throws Exception {
        try (var cells = new Cells(Environment.of(Map.of("JJAVA_LOAD_EXTENSIONS", "0")))) {
            cells.done("%jars " + jar());
            cells.failure("%twice 7");
        }
    }
}
