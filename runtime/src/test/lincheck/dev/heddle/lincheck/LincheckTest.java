package dev.heddle.lincheck;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What threads see of our primitives is what they would see one after the other.
@Tag("stress")
@Tag("lincheck")
@Timeout(600)
class LincheckTest {
    private static final int THREADS = 2;
    private static final int OPERATIONS = 3; // of each

    @ParameterizedTest
    @ValueSource(
            classes = {
                Subjects.Buffered.class,
                Subjects.Locked.class,
                Subjects.ReadLocked.class,
                Subjects.Permits.class,
                Subjects.Keyed.class,
                Subjects.Runs.class
            })
    void isWhatItIsOneAfterTheOther(Class<?> subject) {
        stress(subject);
    }

    @Test
    @DisplayName("a counter without a lock is found out")
    void findsWhatIsWrong() {
        assertThrows(LincheckAssertionError.class, () -> stress(Subjects.Unlocked.class));
    }

    private static void stress(Class<?> subject) {
        new StressOptions()
                .iterations(20)
                .invocationsPerIteration(2_000)
                .threads(THREADS)
                .actorsPerThread(OPERATIONS)
                .check(subject);
    }
}
