package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookFileTest {
    private final NotebookFile races = new NotebookFile(Path.of("..", "notebooks", "05-race-conditions.ipynb"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    increment | the cell that declares it first, the one that begins with void increment(int times) {
                    run       | the cell that declares it first, the one that begins with int run(int goroutines, int times, Runnable body) {
                    Office    | the cell that declares it first, the one that begins with class Office {
                    order     | the cell that declares it first, the one that begins with String order = "AAAAAAAAAABBBBBBBBBB";
                    lossy     | the cell that declares it first, the one that begins with long seed = 1;
                    mutex     | the cell that declares it first, the one that begins with var mutex = new Mutex();
                    counter   | the cell that declares it first, the one that begins with import dev.heddle.*;
                    Test      | the cell that imports it first, the one that begins with import dev.heddle.*;
                    """)
    void tellsWhichCellANameNeeds(String name, String cell) {
        assertEquals(Optional.of("run " + cell), races.cellFor(name));
    }

    @Test
    void knowsNothingOfOtherNames() {
        assertEquals(Optional.empty(), races.cellFor("value"), "local variables are not declared by a cell");
        assertEquals(Optional.empty(), races.cellFor("nowhere"));
        assertEquals(Optional.empty(), new NotebookFile(Path.of("gone.ipynb")).cellFor("run"));
    }
}
