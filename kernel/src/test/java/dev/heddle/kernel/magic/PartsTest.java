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
                        new Part.Line("jars", "x.jar \"b c/*.jar\"", 9),
                        new Part.Java("      \n" + blanks + "\nint b;")),
                Parts.of("int a;\n" + magic + "\nint b;"));
    }

    @Test
    void cellMagicTakesTheRest() {
        assertEquals(List.of(new Part.Whole("bash", "-e", "echo %x\n%y", 1)), Parts.of("\n%%bash -e\necho %x\n%y"));
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

    @Test
    void aMagicBehindAnEqualSignIsACallAndCutsTheCellBelow() {
        String code = "List<String> jars =   %jars lib/*.jar;\njars.size()";
        assertEquals(
                List.of(
                        new Part.Java(
                                "List<String> jars = $(0);" + " ".repeat(13) + "\n           ",
                                List.of(new Part.Line("jars", "lib/*.jar", 22))),
                        new Part.Java(" ".repeat(38) + "\njars.size()")),
                Parts.of(code));
    }

    @Test
    void aMagicInsideOfBracesIsACallThere() {
        String code = "for (int i = 0; i < 3; i++) {\n    %time work();\n}";
        assertEquals(
                List.of(new Part.Java(
                        "for (int i = 0; i < 3; i++) {\n $(0);           \n}",
                        List.of(new Part.Line("time", "work()", 34)))),
                Parts.of(code));
    }

    @Test
    void moduloAndFormatsAreNoMagics() {
        for (String code : List.of("a %= b;", "int m = a %b;", "String s = \"%d = %s\";", "// x =\n int c = '%';"))
            assertEquals(List.of(new Part.Java(code)), Parts.of(code));
    }

    @Test
    void commentsMayStandAboveACellMagic() {
        assertEquals(List.of(new Part.Whole("html", "", "<b>x</b>", 9)), Parts.of("// intro\n%%html\n<b>x</b>"));
    }
}
