package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader sees when a cell fails.
@Timeout(60)
class FailureTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    private List<String> trace(String code) {
        return cells.failure(code).traceback();
    }

    @Test
    void compileErrorHasPositionSourceAndCaret() {
        assertEquals(
                List.of(
                        "Cell[1]:2: error: incompatible types: int cannot be converted to String",
                        "  String s = 5;",
                        "             ^",
                        "  hint: String.valueOf(x) makes a text of it"),
                trace("int a = 1;\n  String s = 5;"));
    }

    @Test
    void everyErrorIsShownInTheOrderOfTheText() {
        List<String> lines = trace("int a = b;\n\nvoid f() {\n\tc();\n}");
        assertEquals(
                List.of(
                        "Cell[1]:1: error: cannot find symbol",
                        "int a = b;",
                        "        ^",
                        "  symbol:   variable b",
                        "  hint: is it spelt as where it is declared, and has that cell been run?",
                        "Cell[1]:4: error: cannot find symbol",
                        "\tc();",
                        "\t^",
                        "  symbol:   method c()",
                        "  hint: is it spelt as where it is declared, and has that cell been run?"),
                lines);
    }

    @Test
    void syntaxErrorIsWhereTheReaderSeesIt() {
        assertEquals(
                List.of(
                        "Cell[1]:1: error: ';' expected",
                        "int x = 1",
                        "         ^",
                        "  hint: a statement ends with ; — put one where the caret is"),
                trace("int x = 1\nint y = 2;"));
        assertEquals(
                "Cell[2]:1: error: ')' expected",
                trace("for (int i = 0; i < 3; i++ {\n}").getFirst());
        assertEquals(
                "Cell[3]:2: error: reached end of file while parsing",
                trace("class A {\n  void f() {").getFirst());
        assertEquals(
                "Cell[4]:2: error: illegal start of expression",
                trace("f(1);\nint z = );\nint q;").getFirst());
        assertEquals(
                "Cell[5]:2: error: package no.such does not exist",
                trace("int a;\nimport no.such.Thing;").getFirst());
        assertEquals(
                "Cell[6]:2: error: cannot find symbol",
                trace("int b;\nvar c = nothing;").getFirst());
    }

    @Test
    void messagesDoNotSpeakOfGeneratedClasses() {
        cells.done("class Box {}");
        String all = String.join("\n", trace("Box b = new Box(1);\nint i = b;\nb.x();"));
        assertFalse(all.contains("Cell1") || all.contains("notebook"), all);
        assertTrue(all.contains("Box cannot be converted to int"), all);
    }

    @Test
    void traceHasTheCellsLinesAndNoFramesOfTheKernel() {
        cells.done("int f(int x) {\n  return 10 / x;\n}\nclass A {\n  A(int y) { f(y); }\n}");
        Outcome.Failed failed = cells.failure("// a comment\nRunnable r = () ->\n  new A(0);\n\nr.run();");
        assertEquals("ArithmeticException", failed.name());
        assertEquals("/ by zero", failed.message());
        assertEquals(
                List.of(
                        "java.lang.ArithmeticException: / by zero",
                        "    at f(Cell[1]:2)",
                        "    at new A(Cell[1]:5)",
                        "    at lambda(Cell[2]:3)",
                        "    at Cell[2]:5"),
                failed.traceback());
    }

    @Test
    void whatBeganItComesFirst() {
        List<String> lines = trace(
                "class Mine extends Exception { Mine(Throwable t) { super(\"mine\", t); } }\nthrow new Mine(new RuntimeException(\"root\"));");
        assertEquals(
                List.of(
                        "java.lang.RuntimeException: root",
                        "    at Cell[1]:2",
                        "which caused: Mine: mine",
                        "    at Cell[1]:2"),
                lines);
    }

    @Test
    void framesOfLibrariesBetweenCellsStay() {
        List<String> lines = trace("List.of(1).forEach(x -> {\n  throw new IllegalStateException();\n});");
        assertEquals("    at lambda(Cell[1]:2)", lines.get(1));
        assertTrue(lines.get(2).startsWith("    at java.base/java.util.ImmutableCollections"), lines::toString);
        assertEquals("    at Cell[1]:1", lines.getLast());
    }

    @Test
    void stackOverflowIsShort() {
        List<String> lines = trace("void rec() { rec(); }\nrec()");
        assertEquals("java.lang.StackOverflowError", lines.getFirst());
        assertTrue(lines.size() < 60, lines::toString);
        assertEquals(1, cells.value("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(3);", "Runtime.getRuntime().exit(3);", "Runtime.getRuntime().halt(3);"})
    void whatWouldEndTheKernelEndsTheCell(String code) {
        cells.done("int kept = 5;");
        Outcome.Failed failed = cells.failure("try { " + code + " } catch (Exception e) { }");
        assertTrue(failed.message().contains("(3) would end the kernel"), failed::toString);
        assertEquals(5, cells.value("kept"));
    }

    @Test
    void panicOfAGoroutineFailsTheCellInGosWords() {
        Outcome.Failed failed = cells.failure(
                "import static dev.heddle.Go.*;\ngo(() -> {\n  throw panic(\"boom\");\n});\nThread.sleep(10_000);");
        assertEquals("panic", failed.name());
        assertEquals("boom", failed.message());
        assertTrue(failed.traceback().contains("\tCell[1]:3"), failed::toString);
    }

    @Test
    void allAsleepFailsTheCellInGosWords() {
        Outcome.Failed failed = cells.failure("dev.heddle.Channel.make().receive();");
        assertEquals("fatal error", failed.name());
        assertEquals("all goroutines are asleep - deadlock!", failed.message());
        assertFalse(failed.traceback().toString().contains("kernel"), failed::toString);
    }

    @Test
    void aReportCallsACellsLambdaByNoInnerName() {
        String code = "Runnable wait = () -> dev.heddle.Channel.make().receive();\nwait.run();";
        String report = cells.failure(code).traceback().toString();
        assertTrue(report.contains("lambda(...)"), report);
        assertFalse(report.contains("s$"), report);
    }

    @Test
    void throwingRenderFailsTheCell() {
        Outcome outcome = cells.evaluator().eval(new Cell(4, "1"), v -> {
            throw new IllegalStateException("no picture");
        });
        assertEquals("no picture", ((Outcome.Failed) outcome).message());
    }

    @Test
    void variablesOfACellThatFailedHaveWhatTheyWereGiven() {
        cells.failure("int a = 1;\nint b = a / 0;\nint c = 3;");
        assertEquals(1, cells.value("a + b + c"));
    }
}
