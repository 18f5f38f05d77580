package dev.heddle.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionTest {
    @Test
    void oneSentenceComparesIt() {
        Prediction<Integer> prediction = Prediction.of("the counter says", 100);
        assertEquals("You predicted that the counter says 100; the counter says 57.", prediction.compare(57));
        assertEquals("As you predicted, the counter says 100.", prediction.compare(100));
    }

    @Test
    void itIsKept() {
        Prediction<Boolean> prediction = Prediction.of("a lock helps:", true);
        assertEquals(Optional.empty(), prediction.actual());
        prediction.compare(false);
        assertTrue(Prediction.made().contains(prediction));
        assertEquals(Optional.of(false), prediction.actual());
    }
}
