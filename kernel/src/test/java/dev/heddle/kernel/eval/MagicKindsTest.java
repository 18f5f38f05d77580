package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.kernel.display.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What each magic does, as a cell sees it.
@Isolated // takes over the standard streams
@Timeout(120)
class MagicKindsTest {
    @TempDir
    Path folder;

    private final Cells cells = new Cells();
    private final Printed printed = new Printed();

    @BeforeEach
    void listen() {
        printed.open();
    }

    @AfterEach
    void close() {
        printed.close();
        cells.close();
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aMagicIsAnExpressionInJava() throws Exception {
        for (String name : List.of("a.jar", "b.jar"))
            new JarOutputStream(Files.newOutputStream(folder.resolve(name))).close();
        assertEquals(2, cells.value("List<String> jars = %jars " + folder + "/*.jar\njars.size()"));
        assertEquals("[]", cells.value("var none = %jars " + folder + "/x*.jar;\nString.valueOf(none)"));
        cells.done(
                "int code(String what) {\n    int code = %process sh -c \"exit $n\";\n    return code;\n}\nint n = 3;");
        assertEquals(3, cells.value("code(\"\")"));
    }

    @Test
    void aJarThatIsNoneIsRefused() throws Exception {
        file("broken.jar", "no zip");
        assertTrue(cells.failure("%jars " + folder + "/broken.jar").message().contains("is no jar"));
        assertEquals(2, cells.value("1 + 1"));
    }

    @Test
    void aMagicInsideOfALoopRunsEachTime() {
        cells.done("int runs = 0;\nfor (int i = 0; i < 3; i++) {\n    %time runs++;\n}");
        assertEquals(3, cells.value("runs"));
        assertEquals(
                3,
                printed.text().lines().filter(l -> l.startsWith("CPU time: ")).count());
    }

    @Test
    void loadRunsNotebooksAndFilesOfJavaWhateverTheirExtension() throws Exception {
        file("tools.jsh", "int twice(int x) { return 2 * x; }\nint base = twice(4);");
        file("more.java", "class Greeter { String hi() { return \"hi\"; } }");
        file("book.ipynb", """
                {"cells": [{"cell_type": "markdown", "source": "no code"},
                 {"cell_type": "code", "source": ["int one = 1;\\n", "one + 1"]},
                 {"cell_type": "code", "source": "%load SOME/more\\nvar greeter = new Greeter();"}]}
                """.replace("SOME", folder.toString()));
        assertEquals(8, cells.value("%load " + folder + "/tools\nbase"));
        assertEquals("hi", cells.value("%load " + folder + "/book\ngreeter.hi()"));
        assertEquals(1, cells.value("one"));
        String lacking = cells.failure("%load " + folder + "/nosuch").message();
        assertTrue(lacking.contains("there is no file " + folder + "/nosuch") && lacking.contains(".ipynb"), lacking);
    }

    @Test
    void loadNamesTheFileOfAnErrorAndItsLine() throws Exception {
        file("bad.jsh", "int a = 1;\nint b = nothing;");
        List<String> lines =
                cells.failure("int c;\n%load " + folder + "/bad.jsh").traceback();
        assertEquals("bad.jsh:2: error: cannot find symbol", lines.getFirst());
    }

    @Test
    void timeSaysWhatItMeasuredAndKeepsTheValue() {
        assertEquals(499500, cells.value("%%time\nint sum = 0;\nfor (int i = 0; i < 1000; i++) sum += i;\nsum"));
        cells.done("%time Thread.sleep(20);");
        assertEquals(
                2,
                printed.text()
                        .lines()
                        .filter(l -> l.matches("CPU time: .* wall time: .*"))
                        .count());
        assertTrue(cells.failure("%time").message().contains("%%time"));
    }

    @Test
    void markupIsShownAsWhatItIs() {
        Map.of(
                        "html",
                        "text/html",
                        "svg",
                        "image/svg+xml",
                        "markdown",
                        "text/markdown",
                        "latex",
                        "text/latex",
                        "javascript",
                        "application/javascript")
                .forEach((magic, mime) -> {
                    var bundle = assertInstanceOf(MimeBundle.class, cells.value("%%" + magic + "\n<b>$x</b>"));
                    assertEquals("<b>$x</b>", bundle.data().get(mime));
                });
    }

    @Test
    void bashPrintsAsItGoesAndSaysItsExitCode() {
        cells.done("%%bash one two\necho out $1 $#\necho err >&2\nexit 3");
        assertTrue(printed.text().contains("out one 2\n"), printed::text);
        assertTrue(printed.text().contains("err\n") && printed.text().contains("exit code 3"), printed::text);
        cells.done("%%sh\necho \"100%d\"\n%y");
        assertTrue(printed.text().contains("100%d\n"), printed::text);
    }

    @Test
    void processesAreFedAndTheirOutputIsTheCells() {
        cells.done("%%process cat -n\nfirst\nsecond");
        assertTrue(printed.text().contains("2\tsecond") && printed.text().contains("exit code 0"), printed::text);
        assertTrue(cells.failure("%process no-such-program").message().contains("no-such-program"));
    }

    @Test
    void namesAreListedByTheirKind() {
        cells.done(
                "int x = 5;\nint twice(int a) { return 2 * a; }\nrecord Point(int x, int y) {}\nimport java.util.zip.CRC32;");
        cells.done("%jshell /vars");
        assertTrue(printed.text().contains("int x = 5"), printed::text);
        cells.done("%jshell /list");
        for (String part : List.of("twice(int a)", "Point", "import java.util.zip.CRC32;"))
            assertTrue(printed.text().contains(part), printed::text);
        assertTrue(cells.failure("%jshell /save").message().contains("/vars"));
    }

    @Test
    void everyMagicIsListedAndHasAManual() {
        cells.done("%lsmagic");
        for (String name : List.of("maven", "load", "bash", "time", "threads", "kill", "java", "bench", "javap"))
            assertTrue(printed.text().contains("%" + name) || printed.text().contains("%%" + name), name);
        var manual = cells.evaluator().inspect("%addMavenDependency", 6).orElseThrow();
        assertTrue(manual.plain().contains("%maven GROUP:ARTIFACT:VERSION"), manual::plain);
        cells.done("%help load");
        assertTrue(printed.text().contains("%load FILE"), printed::text);
    }

    @Test
    void wrongNamesAndFormsAreSaidInOneSentence() {
        assertEquals(
                "there is no magic %laod; did you mean %load? %lsmagic lists them all",
                cells.failure("%laod x").message());
        assertEquals(
                "%%load is a magic of one line: write %load",
                cells.failure("%%load x").message());
        assertEquals(
                "%html takes the rest of its cell: write %%html on the cell's first line",
                cells.failure("%html x").message());
        assertTrue(cells.failure("%maven gson").message().contains("group:artifact:version"));
        assertTrue(cells.failure("%maven g:a").message().contains("g:a:VERSION"));
        assertTrue(cells.failure("%maven --fast g:a:1").message().contains("--fast"));
        assertTrue(cells.failure("%kill x").message().contains("%threads"));
        assertTrue(cells.failure("%dependency /remove x").message().contains("/resolve"));
    }

    @Test
    void magicsAndTheirWordsAreCompleted() throws Exception {
        file("tools.jsh", "");
        assertEquals(
                new Completions(List.of("%load", "%loadFromPOM"), 0, 4),
                cells.evaluator().complete("%loa", 4));
        assertEquals(List.of("%%bash"), cells.evaluator().complete("%%ba", 4).matches());
        String line = "int a;\n%load " + folder + "/to";
        assertEquals(
                List.of(folder + "/tools.jsh"),
                cells.evaluator().complete(line, line.length()).matches());
        String dependency = "%dependency /add-";
        assertEquals(
                List.of("/add-repo"),
                cells.evaluator().complete(dependency, dependency.length()).matches());
        String java = "%jars x.jar\nString s = \"\";\ns.isEmp";
        assertEquals(
                List.of("isEmpty()"),
                cells.evaluator().complete(java, java.length()).matches());
    }

    @Test
    void aCellOfMagicsIsComplete() {
        assertInstanceOf(Completeness.Complete.class, cells.evaluator().completeness("%maven g:a:1"));
        assertInstanceOf(Completeness.Incomplete.class, cells.evaluator().completeness("%%bash\necho"));
        assertInstanceOf(Completeness.Incomplete.class, cells.evaluator().completeness("%jars x.jar\nfor (;;) {"));
    }

    @Test
    void javapShowsTypesMethodsAndLibraries() {
        cells.done("record Point(int x, int y) {}\nint twice(int a) { return 2 * a; }\nint other() { return 1; }");
        cells.done("%javap twice");
        assertTrue(printed.text().contains("imul") && !printed.text().contains("other"), printed::text);
        cells.done("%javap -p Point");
        assertTrue(printed.text().contains("int x()"), printed::text);
        cells.done("%javap java.lang.Runnable");
        assertTrue(printed.text().contains("interface java.lang.Runnable"), printed::text);
        assertTrue(cells.failure("%javap no.Such").message().contains("no.Such"));
    }

    @Test
    void javaRunsInAJvmOfItsOwn() {
        cells.done(
                "%%java -Xint -Dgreeting=hello world\nSystem.out.println(System.getProperty(\"greeting\") + \" \" "
                        + "+ System.getProperty(\"java.vm.info\") + \" \" + ProcessHandle.current().pid());\nList<Integer> l = List.of(1);");
        assertTrue(printed.text().contains("hello interpreted mode"), printed::text);
        assertTrue(!printed.text().contains(" " + ProcessHandle.current().pid()), printed::text);
        cells.done(
                "%%java\nimport dev.heddle.*;\nvoid main(String[] args) {\n    Channel<Integer> c = Channel.make(1);\n"
                        + "    c.send(7);\n    IO.println(c.receive());\n    System.exit(4);\n}");
        assertTrue(printed.text().contains("7\n") && printed.text().contains("exit code 4"), printed::text);
        cells.done("%%java\nint x = 1;\nint y = nothing;");
        assertTrue(printed.text().contains("Block.java:3: error"), printed::text);
    }

    @Test
    void heapShowsPoolsAndClasses() {
        cells.done(
                "class Filler { byte[] bytes = new byte[1000]; }\nvar all = IntStream.range(0, 20_000).mapToObj(i -> new Filler()).toList();");
        cells.done("%heap 5");
        assertTrue(printed.text().contains("MB") && printed.text().contains("[B"), printed::text);
        assertNotEquals(-1, printed.text().indexOf("Total"));
    }

    @Test
    void jfrCountsWhatHappenedAndKeepsTheRecording() {
        assertEquals(
                5,
                cells.value("%%jfr jdk.ThreadSleep\nvar t = new Thread(() -> { try { Thread.sleep(30); } "
                        + "catch (InterruptedException e) {} });\nt.start();\nt.join();\n5"));
        assertTrue(
                printed.text().matches("(?s).*jdk.ThreadSleep +[1-9]\\d* times.*the recording is .*\\.jfr\n.*"),
                printed::text);
    }

    @Test
    void asmSaysWhatItLacks() {
        Outcome outcome = cells.run("%%asm work\nint work() { return 1; }\nvoid main() { work(); }");
        if (outcome instanceof Outcome.Failed failed)
            assertTrue(failed.message().contains("hsdis"), failed::message);
    }

    @Test
    void threadsAreListedAndCanBeKilled() {
        cells.done("var spins = new CountDownLatch(1);\n"
                + "Thread spinner = new Thread(() -> { spins.countDown(); while (true) {} }, \"spinner\");\n"
                + "spinner.start();\nspins.await();");
        cells.done("%threads");
        assertTrue(printed.text().contains("spinner") && printed.text().contains("Cell[1]:2"), printed::text);
        long id = (Long) cells.value("spinner.threadId()");
        cells.done("%kill " + id);
        assertTrue(printed.text().contains(id + " has ended"), printed::text);
        assertEquals(false, cells.value("spinner.isAlive()"));
        assertTrue(cells.failure("%kill 999999999").message().contains("999999999"));
    }

    @Test
    void goroutinesAreListedAndCanBeKilled() {
        cells.done("import static dev.heddle.Go.*;\nvar hog = go(\"hog\", () -> { while (true) {} });");
        cells.done("%goroutines");
        assertTrue(printed.text().contains("goroutine"), printed::text);
        cells.done("%threads");
        assertTrue(printed.text().contains("hog"), printed::text);
        cells.done("%kill " + cells.value("hog.thread().threadId()"));
        assertEquals(false, cells.value("hog.isAlive()"));
    }

    @Test
    void traceShowsTheFramesThatAnErrorLeavesOut() {
        var shown = cells.failure("void boom() { throw new IllegalStateException(\"x\"); }\nboom();");
        assertTrue(shown.traceback().stream().noneMatch(l -> l.contains("dev.heddle.kernel")), shown::toString);
        cells.done("%trace");
        String whole = printed.text();
        assertTrue(whole.contains("java.lang.IllegalStateException: x"), whole);
        assertTrue(whole.contains("dev.heddle.kernel.eval.Execution.run"), whole);
    }
}
