package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MagicsTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void unknownMagicIsRefusedBeforeAnythingRuns() {
        cells.done("int a = 1;");
        Outcome.Failed failed = cells.failure("a = 2;\n%nosuch x");
        assertEquals("there is no magic %nosuch; %lsmagic lists them all", failed.message());
        assertEquals("Cell[2]:2: error: " + failed.message(), failed.traceback().getFirst());
        assertEquals(1, cells.value("a"));
    }

    @Test
    void partsRunInOrderAndKeepTheirLines() {
        assertEquals(3, cells.value("int a = 1;\n%classpath .\nint b = 2;\na + b"));
        assertEquals(
                "    at Cell[2]:3",
                cells.failure("int c = 0;\n%classpath .\nc = 1 / c;")
                        .traceback()
                        .get(1));
        assertEquals(
                "Cell[3]:3: error: cannot find symbol",
                cells.failure("\n%classpath .\nnothing();").traceback().getFirst());
    }

    @Test
    void classesThatAppearInAFolderOfTheClassPathAreSeen(@TempDir Path folder, @TempDir Path sources) throws Exception {
        cells.done("%classpath " + folder);
        String cell = "import g.Greeter;\nnew Greeter().hi()";
        cells.failure(cell);
        compileGreeter(sources, folder);
        assertEquals("hi", cells.value(cell));
    }

    private static void compileGreeter(Path sources, Path classes) throws Exception {
        Path source = Files.writeString(
                sources.resolve("Greeter.java"),
                "package g; public class Greeter { public String hi() { return \"hi\"; } }");
        var javac = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, javac.run(null, null, null, "-d", classes.toString(), source.toString()));
    }

    @Test
    void jarsAreSeenByCompilerAndCells(@TempDir Path folder) throws Exception {
        compileGreeter(folder, folder);
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("greeter.jar")))) {
            jar.putNextEntry(new JarEntry("g/Greeter.class"));
            Files.copy(folder.resolve("g/Greeter.class"), jar);
        }
        cells.failure("import g.*;\nnew Greeter().hi()");
        assertEquals("hi", cells.value("%jars \"" + folder + "/*.jar\"\nimport g.*;\nnew Greeter().hi()"));
        assertEquals(List.of("hi"), cells.value("List.of(new Greeter().hi())"));
        assertTrue(cells.failure("%jars no/such.jar").message().contains("no file"));
    }
}
