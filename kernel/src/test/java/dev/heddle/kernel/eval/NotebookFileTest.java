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
                    increment | declares | void increment(int times) {
                    run       | declares | int run(int goroutines, Runnable body) {
                    Office    | declares | class Office {
                    order     | declares | String order = "AAAAAAAAAABBBBBBBBBB";
                    lossy     | declares | long seed = 1;
                    mutex     | declares | var mutex = new Mutex();
                    counter   | declares | import dev.heddle.*;
                    Test      | imports  | import dev.heddle.*;
                    """)
    void tellsWhichCellANameNeeds(String name, String how, String beginning) {
        assertEquals(
                Optional.of("run the cell that " + how + " it first, the one that begins with " + beginning),
                races.cellFor(name));
    }

    @Test
    void knowsNothingOfOtherNames() {
        assertEquals(Optional.empty(), races.cellFor("value"), "local variables are not declared by a cell");
        assertEquals(Optional.empty(), races.cellFor("nowhere"));
        assertEquals(Optional.empty(), new NotebookFile(Path.of("gone.ipynb")).cellFor("run"));
    }
}
