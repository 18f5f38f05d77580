package dev.heddle.lesson;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Reads the name of a test method as a sentence: `keepsEveryUpdate` is "keeps every update". JUnit makes it by name.
/// Any thread.
public final class Words extends DisplayNameGenerator.Standard {
    /// For JUnit.
    public Words() {}

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
        return method.getName()
                .replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
