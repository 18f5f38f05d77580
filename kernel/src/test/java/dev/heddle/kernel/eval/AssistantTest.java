package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AssistantTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    private Completions complete(String code) {
        return cells.evaluator().complete(code, code.length());
    }

    @Test
    void completesNamesOfTheNotebook() {
        cells.done(
                "int counterOne = 1;\nvolatile long counterTwo;\nint twiceAsMuch(int amount) { return 2 * amount; }\nrecord Pointed(int xPart, List<String> names) {}\nvar pointed = new Pointed(1, List.of());");
        assertEquals(new Completions(List.of("counterOne", "counterTwo"), 8, 15), complete("int y = counter"));
        assertEquals(List.of("twiceAsMuch("), complete("twiceAs").matches());
        assertEquals(List.of("xPart()"), complete("pointed.xP").matches());
        assertTrue(complete("pointed.names().get(0).isBla").matches().contains("isBlank()"));
        assertEquals(
                List.of("Pointed"),
                complete("new Pointe").matches().stream()
                        .map(m -> m.replace("(", ""))
                        .toList());
    }

    @Test
    void completesNamesOfTheJdkAndOfImports() {
        assertEquals(List.of("println("), complete("System.out.printl").matches());
        assertTrue(complete("new ArrayLi").matches().contains("ArrayList("));
        cells.done("import static java.lang.Math.*;");
        assertTrue(complete("hypo").matches().contains("hypot("));
    }

    @Test
    void followsRedeclarations() {
        cells.done("int again = 1;");
        assertEquals(List.of(), complete("again.leng").matches());
        cells.done("String again = \"\";");
        assertEquals(List.of("length()"), complete("again.leng").matches());
        cells.done("class Thing { int oldPart; }\nThing thing;");
        cells.done("class Thing { int newPart; }\nThing thing;");
        assertEquals(List.of("newPart"), complete("thing.newP").matches());
        assertEquals(List.of("newPart"), complete("new Thing().newP").matches());
    }

    @Test
    void documentsWithSignatureAndText() {
        Documentation string = cells.evaluator().inspect("String", 3).orElseThrow();
        assertTrue(string.plain().contains("String"), string::plain);
        Documentation method = cells.evaluator().inspect("\"\".strip()", 6).orElseThrow();
        assertTrue(method.plain().contains("strip"), method::plain);
        cells.done("int twiceAsMuch(int amount) { return 2 * amount; }");
        assertEquals(
                "int twiceAsMuch(int amount)",
                cells.evaluator().inspect("twiceAsMuch(1)", 5).orElseThrow().plain());
        cells.done("int kept = 5;");
        assertEquals(
                "kept:int", cells.evaluator().inspect("kept", 2).orElseThrow().plain());
        assertTrue(cells.evaluator().inspect("nothingOfTheKind", 5).isEmpty());
    }

    @Test
    void runsNoCode() {
        cells.done("int runs = 0;\nint bump() { return ++runs; }");
        complete("bump()");
        complete("bump().");
        cells.evaluator().inspect("bump()", 6);
        assertEquals(0, cells.value("runs"));
    }
}
