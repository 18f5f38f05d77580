package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Declarations may come in any order and be repeated in any order.
@Timeout(120)
class RevisionTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void callersOfAChangedSignatureAreCompiledAgain() {
        cells.done(
                "int g(int x) { return x; }\nint f() { return 10 * (int) g(1); }\nString h() { return \"\" + g(2); }");
        cells.done("double g(int x) { return x + 0.5; }");
        assertEquals("2.5", cells.value("h()"));
        assertEquals(10, cells.value("f()"));
    }

    @Test
    void methodsFollowAVariableWhoseTypeChanged() {
        cells.done("int n = 1;\nString show() { return \"n=\" + n; }");
        cells.done("String n = \"one\";");
        assertEquals("n=one", cells.value("show()"));
        cells.done("n = \"two\";");
        assertEquals("n=two", cells.value("show()"));
    }

    @Test
    void classesFollowAClassThatIsDeclaredAnew() {
        cells.done("interface Vis { String see(Door d); }");
        cells.done(
                "interface Site { String accept(Vis v); }\nclass Door implements Site { public String accept(Vis v) { return v.see(this); } }");
        assertEquals(true, cells.value("new Door() instanceof Site"));
    }

    @Test
    void redefinitionOfAnInterfaceAndThenOfItsImplementation() {
        cells.done("interface Site { String accept(Vis v); }\ninterface Vis { String see(Object d); }");
        cells.done("class Door implements Site { public String accept(Vis v) { return v.see(this) + 1; } }");
        cells.done("interface Vis { String see(Object d); default String more() { return \"more\"; } }");
        cells.done("class Door implements Site { public String accept(Vis v) { return v.see(this) + v.more(); } }");
        cells.done("class Pr implements Vis { public String see(Object d) { return \"seen\"; } }");
        assertEquals("seenmore", cells.value("Site s = new Door();\ns.accept(new Pr())"));
    }

    @Test
    void newOverloadIsSeenByEarlierCallers() {
        cells.done("String f(long x) { return \"long\"; }\nString call() { return f(1); }");
        cells.done("String f(int x) { return \"int\"; }");
        assertEquals("int", cells.value("call()"));
    }

    @Test
    void methodsMayNameWhatALaterCellDeclares() {
        PrintStream before = System.err;
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(notes, true, StandardCharsets.UTF_8));
        try {
            cells.done("boolean even(int n) { return n == 0 || odd(n - 1); }");
        } finally {
            System.setErr(before);
        }
        assertTrue(notes.toString(StandardCharsets.UTF_8).contains("even() (cell 1) is kept"), notes::toString);
        cells.done("boolean odd(int n) { return n != 0 && even(n - 1); }");
        assertEquals(true, cells.value("even(10)"));
        cells.done("class Tree { Leaf leaf = new Leaf(); }");
        cells.done("class Leaf { int size = 3; }");
        assertEquals(3, cells.value("new Tree().leaf.size"));
    }

    @Test
    void whatNoOtherCellCanProvideIsAnErrorAtOnce() {
        assertTrue(cells.failure("void f() { System.out.pritnln(); }").message().startsWith("cannot find symbol"));
        assertTrue(cells.failure("void f() { g(); }\nf();").message().startsWith("cannot find symbol"));
        assertTrue(cells.failure("void f() { g(); int x = \"\"; }").message().startsWith("cannot find symbol"));
    }

    @Test
    void aValueOfAnOldClassSaysWhichCellToRunAgain() {
        cells.done("class Box {}");
        cells.done("Box box = new Box();");
        cells.done("class Box { int n; }");
        Outcome.Failed failed = cells.failure("Box other = box;");
        assertTrue(failed.message().contains("Box has been declared anew: run the cell again"), failed::message);
    }
}
