package dev.heddle.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Go;
import dev.heddle.Schedule;
import dev.heddle.WaitGroup;
import dev.heddle.lesson.Shared;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

@Tag("scheduler")
@Timeout(60)
class AccessesTest {
    /// A run of two goroutines that each add one, which ends as wanted.
    private static Recording adding(int end) {
        for (long seed = 1; ; seed++) {
            Schedule.Run<Integer> run = Schedule.seeded(seed, () -> {
                Shared<Integer> total = new Shared<>(0);
                WaitGroup both = new WaitGroup();
                both.add(2);
                for (String name : List.of("ann", "bob")) {
                    Go.go(name, () -> {
                        total.write(total.read() + 1);
                        both.done();
                    });
                }
                both.await();
                return Integer.parseInt(total.toString());
            });
            if (run.value() == end) return run.trace();
        }
    }

    @Test
    void aLostUpdateIsUnderlined() {
        Figure figure = Plot.accesses(adding(1));
        assertEquals("2 reads and 2 writes of 1 variable by 2 goroutines; 1 update lost.", figure.finding());
        Golden.check("accesses", figure);
    }

    @Test
    void whereNoneIsLostNoneIsUnderlined() {
        assertEquals(
                "2 reads and 2 writes of 1 variable by 2 goroutines; no update was lost.",
                Plot.accesses(adding(2)).finding());
    }

    @Test
    void anInterleavingShowsStepsAtSharedVariablesAndNoYields() {
        Table table = Plot.interleaving(adding(1));
        List<String> steps = new ArrayList<>();
        for (Row row : table) {
            for (String name : table.columnNames()) {
                if (!name.equals("step") && !row.getString(name).isEmpty()) steps.add(row.getString(name));
            }
        }
        assertEquals("read 0; read 0; write 1; write 1", String.join("; ", steps));
    }

    @Test
    void aRecordingWithoutAccessesSaysSo() {
        Figure figure = Plot.accesses(Simulation.of(7, 2, 5, 120));
        assertEquals("No access to a shared variable was recorded.", figure.finding());
        assertEquals("only variables of the type Shared tell of their accesses", figure.subtitle());
    }
}
