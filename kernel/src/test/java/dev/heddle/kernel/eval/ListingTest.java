package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ListingTest {

    private final Listing listing = new Listing();

    @Test
    void knowsTheLinesOfCells() {
        listing.add(new Cell(5, "int a = 1;\n  a++;\n"));
        assertEquals("  a++;", listing.line("Cell[5]:2"));
        for (String unknown :
                new String[] {"Cell[5]:3", "Cell[6]:1", "Cell[5]:0x", "Main.java:5", "", "Cell[99999999999]:1"})
            assertEquals("", listing.line(unknown), unknown);
    }

    @Test
    void forgetsTheOldest() {
        for (int number = 1; number <= 501; number++) listing.add(new Cell(number, "int x = " + number + ";"));
        assertEquals("", listing.line("Cell[1]:1"));
        assertEquals("int x = 2;", listing.line("Cell[2]:1"));
    }

    @Test
    void keepsNoCellThatIsTooLongToBeRead() {
        listing.add(new Cell(1, "int a = 1;"));
        listing.add(new Cell(2, "x".repeat(100_000)));
        assertEquals("int a = 1;", listing.line("Cell[1]:1"));
        assertEquals("", listing.line("Cell[2]:1"));
    }

    @Test
    void aSteppingShowsTheLinesOfTheCell() {
        try (Cells cells = new Cells()) {
            cells.done("import dev.heddle.*;\nimport dev.heddle.lesson.*;\nimport dev.heddle.plot.*;");
            Object code = cells.value("""
                var run = Schedule.seeded(1, () -> {
                    var count = new Shared<>(0);
                    count.write(count.read() + 1);
                    return 0;
                });
                Plot.stepping(run.trace()).steps().stream().map(Stepping.Step::code).filter(c -> !c.isEmpty()).distinct().toList()""");
            assertEquals(java.util.List.of("count.write(count.read() + 1);"), code);
        }
    }
}
