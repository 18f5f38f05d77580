package dev.heddle.lesson;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What a learner expects of a run, written down before it and compared with what came. It is never graded: being
/// wrong is what shows where to look.
///
/// ```java
/// var lost = Prediction.of("the counter says", 100);
/// lost.compare(count())   // "You predicted that the counter says 100; the counter says 57."
/// ```
///
/// Any thread.
///
/// @param <T> the type of what is predicted
public final class Prediction<T> {
    private static final List<Prediction<?>> MADE = new CopyOnWriteArrayList<>();

    private final String subject;
    private final T predicted;
    private volatile @Nullable T actual; // null until compared

    private Prediction(String subject, T predicted) {
        this.subject = subject;
        this.predicted = predicted;
    }

    /// Writes down what is expected.
    ///
    /// @param subject the beginning of a sentence that a value ends: "the counter says"
    /// @param predicted the value expected
    public static <T> Prediction<T> of(String subject, T predicted) {
        Prediction<T> prediction = new Prediction<>(subject, Objects.requireNonNull(predicted));
        MADE.add(prediction);
        return prediction;
    }

    /// Says in one sentence what was predicted and what came.
    ///
    /// @param value what came
    public String compare(T value) {
        actual = Objects.requireNonNull(value);
        if (predicted.equals(value)) return "As you predicted, %s %s.".formatted(subject, value);
        return "You predicted that %s %s; %s %s.".formatted(subject, predicted, subject, value);
    }

    /// What was expected.
    public T predicted() {
        return predicted;
    }

    /// What came, if it has been compared.
    public Optional<T> actual() {
        return Optional.ofNullable(actual);
    }

    /// All that have been made so far, in order.
    public static List<Prediction<?>> made() {
        return List.copyOf(MADE);
    }

    @Override
    public String toString() {
        T came = actual;
        return subject + " " + predicted + (came == null ? "?" : ", and it came to " + came);
    }
}
