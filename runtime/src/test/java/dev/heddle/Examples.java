package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/// Compiles examples from texts.
final class Examples {
    /// What an example may use without saying so.
    static final String IMPORTS = """
            import dev.heddle.*;
            import dev.heddle.Timer;
            import dev.heddle.trace.*;
            import java.io.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import static dev.heddle.Go.*;
            import static java.lang.IO.println;
            """;

    private Examples() {}

    /// Compiles a source file into a folder, and loads its class.
    static Class<?> compile(Path folder, String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        StringWriter errors = new StringWriter();
        var options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertTrue(done, () -> errors + "\n" + source);
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(name);
    }
}
