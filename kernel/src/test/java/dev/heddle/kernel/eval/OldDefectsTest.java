package dev.heddle.kernel.eval;

import static dev.heddle.kernel.maven.FileRepository.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.maven.FileRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What 630 public notebooks lost in other Java kernels is not lost here. The tenth of these defects, output that leaks
/// into the next cell, is tested over the wire: `test_what_is_left_of_a_line_is_not_the_next_cells`.
@Isolated // looks at the standard streams and at the local repository
@Timeout(120)
class OldDefectsTest {
    @TempDir
    Path folder;

    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        System.clearProperty("maven.repo.local");
        cells.close();
    }

    @Test
    void classesFollowAnInterfaceThatIsRedeclared() {
        cells.done("interface Vis { void visit(Object o); }");
        cells.done("interface Site { void accept(Vis v); }");
        cells.done("class Door implements Site { public void accept(Vis v) { v.visit(this); } }");
        cells.done("interface Vis { void visit(Object o); void visitDoor(Door d); }");
        cells.done("class Door implements Site { public void accept(Vis v) { v.visitDoor(this); } }");
        cells.done("String seen = \"\";\nclass Pr implements Vis { public void visit(Object o) { seen = \"object\"; } "
                + "public void visitDoor(Door d) { seen = \"door\"; } }");
        assertEquals("door", cells.value("Site s = new Door();\ns.accept(new Pr());\nseen"));
    }

    @Test
    void anInterfaceThatNamesATypeToComeMayBeRedeclaredTwice() {
        cells.run("interface Maker { Later make(); }");
        cells.run("interface Maker { Later make(); int count(); }");
        cells.run("interface Maker { Later make(); int count(); String name(); }");
        cells.run("class Later {}");
        cells.done("class Own implements Maker { public Later make() { return new Later(); } "
                + "public int count() { return 1; } public String name() { return \"own\"; } }");
        assertEquals("own", cells.value("new Own().name()"));
    }

    @Test
    void aCellMayEndInAReturn() {
        assertEquals(5, cells.value("int x = 5;\nreturn x;"));
    }

    @Test
    void aCellMayDeclareMethodsThatObjectHas() {
        cells.done("boolean equals(int a, int b) { return a == b; }");
        assertEquals(true, cells.value("equals(1, 1)"));
        cells.done("String toString(int n) { return \"<\" + n + \">\"; }");
        assertEquals("<5>", cells.value("toString(5)"));
    }

    /// A cell's methods belong to no object, so these three cannot be: the reader is told, and nothing else changes.
    @Test
    void aCellIsToldThatObjectsOwnMethodsNeedAClass() {
        for (String method : List.of(
                "String toString() { return \"x\"; }",
                "public int hashCode() { return 1; }",
                "public boolean equals(Object other) { return true; }")) {
            List<String> lines = cells.failure("int before = 1;\n" + method).traceback();
            assertTrue(
                    lines.stream().anyMatch(l -> l.startsWith("  hint: every object has this method")),
                    lines::toString);
        }
        assertEquals("y", cells.value("class Own { public String toString() { return \"y\"; } }\n\"\" + new Own()"));
    }

    @Test
    void defaultImportsAreTheUnionOfAllKernels() {
        assertEquals(
                9,
                cells.value(
                        "List.of(Path.of(\"x\"), Stream.of(1), Duration.ZERO, BigInteger.ONE, new ConcurrentHashMap<>(), "
                                + "Pattern.compile(\"x\"), URI.create(\"x\"), new StringReader(\"\"), (Function<Object, Object>) o -> o).size()"));
    }

    @Test
    void ijavasNamesAreKnown() {
        cells.done(
                "import io.github.spencerpark.ijava.IJava;\nimport static io.github.spencerpark.ijava.runtime.Kernel.*;\n"
                        + "import io.github.spencerpark.jupyter.kernel.magic.registry.*;");
        cells.done(
                "IJava.getKernelInstance().getMagics().registerCellMagic(\"shout\", (args, body) -> body.toUpperCase() + args);");
        assertEquals("HI[x]", cells.value("%%shout x\nhi"));
        assertEquals(
                "HO[]",
                cells.value(
                        "IJava.getKernelInstance().getMagics().<String>applyCellMagic(\"shout\", List.of(), \"ho\")"));
        cells.done("class Mine { @LineMagic(aliases = \"dbl\") public static int twice(List<String> args) { return 2 * "
                + "Integer.parseInt(args.get(0)); } }\ngetKernelInstance().getMagics().registerMagics(Mine.class);");
        assertEquals(8, cells.value("int n = %dbl 4\nn"));
        assertEquals(7, cells.value("(int) eval(\"n - 1\")"));
    }

    @Test
    void ijavasRenderersDecideHowAValueLooks() {
        cells.done(
                "import io.github.spencerpark.ijava.runtime.Kernel;\nimport io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;\n"
                        + "record Loud(String text) {}\nKernel.getKernelInstance().getRenderer().createRegistration(Loud.class)"
                        + ".preferring(MIMEType.TEXT_HTML).register((loud, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, "
                        + "() -> \"<b>\" + loud.text() + \"</b>\"));");
        MimeBundle bundle = (MimeBundle) cells.value("render(new Loud(\"x\"))");
        assertEquals(Map.of("text/html", "<b>x</b>", "text/plain", "Loud[text=x]"), bundle.data());
    }

    @Test
    void rapaiosSpellingsAreKnown() throws Exception {
        local();
        cells.done(
                "%dependency /add-repo here " + folder.resolve("here") + "\n%dependency /add t:greeter:1 --optional");
        cells.done("%dependency /resolve --from=here");
        assertEquals("hi", cells.value("new greet.Greeter().hi()"));
        assertEquals(
                Map.of("text/html", "<b>x</b>"),
                ((MimeBundle) cells.value("render(\"text/html\", \"<b>x</b>\")")).data());
    }

    @Test
    void rapaiosOptionsChangeTables() {
        try {
            cells.done("record Row(int n, String s) {}\noptions().display().maxRows(2);\n"
                    + "options().display().showIndex(true);\noptions().set(\"display.format.na\", \"none\");");
            String html = String.valueOf(dev.heddle.kernel.display.Notebook.render(
                            cells.value("List.of(new Row(5, null), new Row(6, \"x\"), new Row(7, \"y\"))"))
                    .data()
                    .get("text/html"));
            assertEquals(
                    "<table><thead><tr><th></th><th>n</th><th>s</th></tr></thead><tbody>"
                            + "<tr><td>0</td><td>5</td><td>none</td></tr>\n<tr><td>1</td><td>6</td><td>x</td></tr>\n"
                            + "</tbody></table><p>The first 2 rows of more.</p>",
                    html);
        } finally {
            cells.done("options().display().maxRows(50);\noptions().display().showIndex(false);\n"
                    + "options().display().format().na(\"null\");");
        }
    }

    /// An empty repository in the folder `here`, and a local one of the test's own.
    private FileRepository repository() throws Exception {
        System.setProperty("maven.repo.local", folder.resolve("m2").toString());
        return new FileRepository(Files.createDirectories(folder.resolve("here")));
    }

    private void local() throws Exception {
        repository()
                .classLibrary(
                        "t",
                        "greeter",
                        "1",
                        "Greeter",
                        "package greet; public class Greeter { public String hi() { return \"hi\"; } }")
                .jar("t", "greeter", "1", "tests");
    }

    @Test
    void mavenWorksWithTheAddressesAndTypesOfOldNotebooks() throws Exception {
        local();
        cells.done("%mavenRepo central http://repo1.maven.org/maven2/\n%mavenRepo here " + folder.resolve("here"));
        assertEquals("hi", cells.value("%maven --from=here t:greeter:1\nnew greet.Greeter().hi()"));
        cells.done("%%loadFromPOM --from=here\n"
                + dependency("t", "greeter", "<version>1</version><type>test-jar</type>"));
        assertEquals(
                true,
                cells.value(
                        "Thread.currentThread().getContextClassLoader().getResource(\"greeter-tests.txt\") != null"));
    }

    @Test
    void loadFindsAFileWithoutItsExtension() throws Exception {
        Files.writeString(folder.resolve("tool.jshell"), "int tool = 5;");
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("tool"));
        assertEquals(5, cells.value("%load " + relative + "\ntool"));
    }

    @Test
    void classesOfCellsAreReadableAsResources() {
        cells.done("class X { int f; }");
        for (String way : List.of(
                "X.class.getResourceAsStream(\"X.class\")",
                "X.class.getClassLoader().getResourceAsStream(X.class.getName().replace('.', '/') + \".class\")",
                "X.class.getResourceAsStream(\"/\" + X.class.getName().replace('.', '/') + \".class\")"))
            assertEquals((byte) 0xCA, cells.value(way + ".readAllBytes()[0]"), way);
    }

    /// As those do that read objects which they have written.
    @Test
    void aLibraryFindsTheClassesOfCellsByTheirNames() throws Exception {
        repository()
                .classLibrary(
                        "t",
                        "finder",
                        "1",
                        "Finder",
                        "package find; public class Finder { public static Class<?> find(String name) "
                                + "throws ClassNotFoundException { return Class.forName(name); } }");
        cells.done("%mavenRepo here " + folder.resolve("here") + "\n%maven --from=here t:finder:1");
        cells.done("record Sale(String item) implements Serializable {}");
        assertEquals(true, cells.value("find.Finder.find(Sale.class.getName()) == Sale.class"));
        cells.done("var written = new ByteArrayOutputStream();\n"
                + "new ObjectOutputStream(written).writeObject(new Sale(\"tea\"));");
        assertEquals(
                "Sale[item=tea]",
                cells.value(
                        "new ObjectInputStream(new ByteArrayInputStream(written.toByteArray())).readObject().toString()"));
    }

    @Test
    void theRootOfALaterFailureIsNamed() {
        String first = cells.failure("int width = height * 2;")
                .message()
                .lines()
                .findFirst()
                .orElseThrow();
        List<String> lines = cells.failure("int area = width * 3;").traceback();
        assertTrue(lines.getLast().contains("cell 1 was to bring width, but failed: " + first), lines::toString);
        cells.failure("%jars no/such/lib.jar");
        lines = cells.failure("import lib.Thing;\nnew Thing()").traceback();
        assertTrue(lines.stream().anyMatch(l -> l.contains("cell 3 was to bring lib")), lines::toString);
    }
}
