package dev.heddle.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PartsTest {

    @Test
    void javaAloneIsOnePart() {
        assertEquals(List.of(new Part.Java("int a = 7 % 4;")), Parts.of("int a = 7 % 4;"));
        assertEquals(List.of(new Part.Java("")), Parts.of(""));
    }

    @Test
    void lineMagicsCutTheCellAndPlacesStay() {
        String magic = "  %jars x.jar \"b c/*.jar\"";
        String blanks = " ".repeat(magic.length());
        assertEquals(
                List.of(
                        new Part.Java("int a;\n" + blanks + "\n      "),
                        new Part.Line("jars", List.of("x.jar", "b c/*.jar"), 9),
                        new Part.Java("      \n" + blanks + "\nint b;")),
                Parts.of("int a;\n" + magic + "\nint b;"));
    }

    @Test
    void cellMagicTakesTheRest() {
        assertEquals(
                List.of(new Part.Whole("bash", List.of("-e"), "echo %x\n%y", 1)), Parts.of("\n%%bash -e\necho %x\n%y"));
    }

    @Test
    void textBlocksAndCommentsHoldNoMagics() {
        String code = "String s = \"\"\"\n  %d items\n  \"\"\";\n/*\n%jars x\n*/ char c = '\"';";
        assertEquals(List.of(new Part.Java(code)), Parts.of(code));
    }

    @Test
    void remainderAtALineStartIsNoMagic() {
        String code = "int a = 7\n  % 4;";
        assertEquals(List.of(new Part.Java(code)), Parts.of(code));
    }
}
