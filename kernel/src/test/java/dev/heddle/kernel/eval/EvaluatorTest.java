package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EvaluatorTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void lastExpressionIsTheValue() {
        assertEquals(3, cells.value("1 + 2"));
        assertEquals("hi", cells.value("var s = \"hi\";\ns"));
        assertEquals(7, cells.value("int x = 7; x // seven"));
        assertEquals(8, cells.value("x = 8"));
        assertNull(cells.value("null"));
    }

    @Test
    void semicolonMeansNoValue() {
        cells.done("int x = 1; x++;");
        cells.done("x + 1;");
        cells.done("");
        cells.done("// nothing");
        cells.done(";");
        cells.done("; // nothing");
    }

    @Test
    void voidCallNeedsNoSemicolon() {
        cells.done("int n = 0;\nvoid f() { n++; }\nf()");
        assertEquals(1, cells.value("n"));
        cells.done("System.out.print(\"\")");
    }

    @Test
    void aSwitchAtTheEndIsAStatementWhereItCanBeOne() {
        cells.done("int day = 3;\nString said = \"\";\nswitch (day) {\n    case 0: case 6: said = \"rest\"; break;\n"
                + "    case 3: said = \"work\"; break;\n    case 4:\n}");
        assertEquals("work", cells.value("said"));
        cells.done("switch (day) { case 3 -> said += switch (day) { default -> { yield \"!\"; } }; case 4 -> {} }");
        assertEquals("work!", cells.value("said"));
        assertEquals("c", cells.value("switch (day) { case 3 -> \"c\"; default -> \"d\"; }"));
        assertEquals("e", cells.value("switch (day) { case 3: yield \"e\"; default: yield \"f\"; }"));
    }

    @Test
    void anAnnotationMayBeRepeatedThatAnotherCellHolds() {
        cells.done(
                "import java.lang.annotation.*;\n@Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }");
        cells.done("@Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }");
        cells.done("@Tag(\"a\") @Tag(\"b\") class Tagged {}");
        assertEquals(2, cells.value("Tagged.class.getAnnotationsByType(Tag.class).length"));
    }

    @Test
    void aMethodMayThrowWhatAnotherCellDeclares() {
        cells.done("class Late extends Exception {}");
        cells.done("void deliver() throws Late { throw new Late(); }");
        cells.done("String seen = \"\";\ntry { deliver(); } catch (Exception e) { seen = \"late\"; }");
        assertEquals("late", cells.value("seen"));
    }

    @Test
    void topLevelReturnIsTheValue() {
        assertEquals(5, cells.value("int a = 5;\nreturn a;"));
        assertTrue(cells.failure("return 1;\nint b = 2;").message().contains("nothing may follow"));
        assertTrue(cells.failure("if (a > 1) return 2;\na = 9;").message().contains("method"));
        assertEquals(5, cells.value("a"));
    }

    @Test
    void variablesMethodsAndTypesAreSeenByLaterCells() {
        cells.done("int counter = 40;\nint twice(int x) { return 2 * x; }\nrecord Point(int x, int y) {}");
        assertEquals(83, cells.value("new Point(1, twice(counter)).y() + new Point(3, 4).x()"));
    }

    @Test
    void severalDeclaratorsInOneStatement() {
        cells.done("int a = 1, b[] = {2, 3}, c = a + b[1], d;");
        assertEquals(4, cells.value("c + d"));
    }

    @Test
    void arrayInitializers() {
        cells.done("int[][] grid = {{1, 2}, {3}};\nString names[] = {\"x\"};");
        assertEquals("3x", cells.value("grid[1][0] + names[0]"));
    }

    @Test
    void inferredTypesAreDenotable() {
        cells.done("var list = new ArrayList<Map<String, Integer>>();\nlist.add(Map.of(\"a\", 1));");
        assertEquals(1, cells.value("list.getFirst().get(\"a\")"));
        cells.done("var mixed = List.of(1, \"a\");\nvar c = \"\".getClass();\nvar q = mixed.get(0);");
        assertEquals(1, cells.value("q"));
        cells.done("var runnable = new Runnable() { int n = 1; public void run() { n++; } };\nrunnable.run();");
        cells.done("var e = List.of(Thread.State.values()).get(0);\nvar f = new Object() {};");
        assertEquals(Thread.State.NEW, cells.value("e"));
    }

    @Test
    void varOfAnotherVarInTheSameCell() {
        assertEquals(
                6,
                cells.value(
                        "var a = 1;\nvar b = a + 2L;\nvar g = (Function<Integer, Long>) x -> x + b;\n(int) (g.apply(2) + a)"));
    }

    @Test
    void redeclarationWithTheSameTypeKeepsTheStorage() {
        cells.done("int counter = 1;\nRunnable inc = () -> counter++;");
        cells.done("int counter = 5;");
        cells.done("inc.run();");
        assertEquals(6, cells.value("counter"));
        cells.done("int counter;");
        assertEquals(0, cells.value("counter"));
    }

    @Test
    void redeclarationWithAnotherTypeIsAnotherVariable() {
        cells.done("int x = 1;\nint old() { return x; }");
        cells.done("String x = \"a\";");
        assertEquals("a1", cells.value("x + old()"));
    }

    @Test
    void redefinitionReachesOldCallers() {
        cells.done("int twice(int x) { return 2 * x; }\nint fourfold() { return twice(twice(1)); }");
        cells.done("int eightfold() { return 2 * fourfold(); }");
        assertEquals(8, cells.value("eightfold()"));
        cells.done("int twice(int x) { return 3 * x; }");
        assertEquals(18, cells.value("eightfold()"));
    }

    @Test
    void overloadsOfSeveralCellsAreAllThere() {
        cells.done("String f(int x) { return \"int\"; }");
        cells.done("String f(String x) { return \"String\"; }\nString both() { return f(1) + f(\"\"); }");
        assertEquals("intString", cells.value("both()"));
        cells.done(
                "<T extends Comparable<T>> String f(List<? extends T> x) throws Exception { return f(2) + \"List\"; }");
        assertEquals("intListStringint", cells.value("f(List.of(1)) + f(\"\") + f(1)"));
        cells.done("String f(int x) { return \"INT\"; }");
        assertEquals("INTList", cells.value("f(List.of(1))"));
    }

    @Test
    void generics() {
        cells.done(
                "<T> T id(T t) { return t; }\nclass Box<T> { T value; Box(T v) { value = v; } <R> Box<R> map(Function<T, R> f) { return new Box<>(f.apply(value)); } }");
        assertEquals("2", cells.value("id(new Box<>(1).map(x -> x + 1).map(String::valueOf)).value"));
        cells.done("var box = new Box<>(List.of(1));");
        assertEquals(1, cells.value("box.value.get(0)"));
    }

    @Test
    void sealedTypesRecordsAndEnumsAcrossCells() {
        cells.done("""
            sealed interface Shape permits Circle, Square {}
            record Circle(double r) implements Shape {}
            record Square(double a) implements Shape {}
            enum Colour { RED, GREEN }
            String name(Shape s) { return switch (s) { case Circle(var r) -> "c" + r; case Square(var a) -> "s" + a; }; }
            """);
        assertEquals("c1.0GREEN", cells.value("name(new Circle(1)) + Colour.GREEN"));
        assertEquals(2, cells.value("switch (Colour.RED) { case RED -> 2; case GREEN -> 3; }"));
        assertEquals("s2.0", cells.value("""
            Shape s = new Square(2);
            switch (s) { case Circle c -> "?"; case Square q -> name(q); }"""));
    }

    @Test
    void packagePrivateAndProtectedMembersAcrossCells() {
        cells.done(
                "class Base { int v = 1; void up() { v++; } protected int w() { return v; } Base() {} protected Base(int v) { this.v = v; } }");
        cells.done("class Derived extends Base { Derived() { super(10); } void up() { super.up(); v += 10; } }");
        assertEquals(42, cells.value("Base b = new Derived(); b.up(); b.v + b.w()"));
    }

    @Test
    void modifiersWithoutEffectAreAccepted() {
        cells.done(
                "public static final int N = 3;\nprivate static int f() { return N; }\nprotected class P {}\npublic volatile int q;");
        assertEquals(3, cells.value("f()"));
        cells.done(
                "public class M { public static void main(String[] args) { System.setProperty(\"heddle.m\", \"ran\"); } }\nM.main(new String[0]);");
        assertEquals("ran", cells.value("System.getProperty(\"heddle.m\")"));
    }

    @Test
    void volatileIsVolatile() throws Exception {
        assertTrue(Modifier.isVolatile((int) cells.value("""
            volatile boolean stop = false;
            volatile var n = 1L;
            class Here {}
            Here.class.getNestHost().getField("stop").getModifiers()
                & Here.class.getNestHost().getField("n").getModifiers()""")));
    }

    @Test
    void finalVariablesCannotBeAssigned() {
        cells.done("final int N = 1;\nfinal var M = 2;");
        assertTrue(cells.failure("N = 2;").message().contains("final variable N"));
        assertTrue(cells.failure("void f() { M++; }").message().contains("final variable M"));
        assertTrue(cells.failure("final int K = 1;\nK += 1;").message().contains("final variable K"));
        assertEquals(3, cells.value("N + M"));
        cells.done("final int N = 5;");
        assertEquals(5, cells.value("N"));
        cells.done("int N = 6;\nN = 7;");
        assertEquals(7, cells.value("N"));
    }

    @Test
    void synchronizedMethodsShareOneMonitor() {
        cells.done("synchronized boolean b() { return Thread.holdsLock(" + Monitor.class.getName() + ".NOTEBOOK); }");
        cells.done("synchronized boolean a() { return b(); }");
        assertEquals(true, cells.value("a()"));
        cells.done("int n = 0;\nsynchronized int inc() {\n  return ++n; // one\n}");
        assertEquals(1, cells.value("inc()"));
    }

    @Test
    void nothingRunsThatDoesNotCompile() {
        cells.done("int counter = 6;");
        cells.failure("counter = 99;\nString s = 5;");
        assertEquals(6, cells.value("counter"));
        assertTrue(cells.failure("s").message().contains("cannot find symbol"));
    }

    @Test
    void importsReachLaterCellsAndWinOverDefaultOnes() {
        cells.done("import java.awt.List;\nimport static java.lang.Math.*;\nimport java.util.concurrent.atomic.*;");
        assertEquals(2.0, cells.value("sqrt(4)"));
        assertEquals("java.awt.List", cells.value("List.class.getName()"));
        assertEquals(1, cells.value("new AtomicInteger(1).get()"));
        cells.done("import java.util.List;");
        assertEquals("java.util.List", cells.value("List.class.getName()"));
        cells.done("import module java.sql;");
        assertEquals("java.sql.Connection", cells.value("Connection.class.getName()"));
    }

    @Test
    void defaultImportsAreThoseOfIJavaJJavaAndJShell() {
        assertEquals(11, cells.value("""
            List.of(File.class, BigInteger.class, URI.class, Path.class, Duration.class, Map.class, Executors.class,
                Function.class, Preferences.class, Pattern.class, Collectors.class).size()"""));
        cells.done("IO.print(\"\");");
    }

    @Test
    void ownTypesHideDefaultImports() {
        cells.done("class Bits { int n = 1; }\nclass Timer { int n = 2; }");
        assertEquals(3, cells.value("new Bits().n + new Timer().n"));
    }

    @Test
    void packageLineIsWithoutEffect() {
        cells.done("package a.b;\n\nclass A { int n = 1; }");
        assertEquals(1, cells.value("new A().n"));
    }

    @Test
    void textBlocksCommentsAndAnnotations() {
        assertEquals("x // y\n", cells.value("""
            // a comment
            /* another */ @SuppressWarnings("unchecked")
            String s = \"""
                x // y
                \"""; // the end
            s"""));
        assertEquals("http://a", cells.value("String u = \"http://a\"; u"));
    }

    @Test
    void classesOfCellsAreReadableAsResources() {
        assertEquals(true, cells.value("""
            class A {}
            A.class.getResourceAsStream(A.class.getName().substring(A.class.getPackageName().length() + 1) + ".class") != null"""));
    }

    @Test
    void aCellNumberMayRepeat() {
        Evaluator evaluator = cells.evaluator();
        evaluator.eval(new Cell(7, "int a = 1;"), v -> v);
        evaluator.eval(new Cell(7, "int b = a + 1;"), v -> v);
        assertEquals(new Outcome.Value(3), evaluator.eval(new Cell(7, "a + b"), v -> v));
    }

    @Test
    void valueIsRenderedInTheCell() {
        Object rendered = cells.evaluator()
                .eval(new Cell(3, "1"), v -> List.of(Cell.current().number(), v));
        assertEquals(new Outcome.Value(List.of(3, 1)), rendered);
    }
}
