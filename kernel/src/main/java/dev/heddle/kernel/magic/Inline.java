package dev.heddle.kernel.magic;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The magics amid the Java of cells, by number. Any thread.
///
/// The name of the method is short because a call of it takes the place of the magic's text, so that all places of
/// the cell stay.
public final class Inline {
    private static final Map<Integer, Callable<?>> MAGICS = new ConcurrentHashMap<>();
    private static final AtomicInteger LAST = new AtomicInteger();

    private Inline() {}

    /// A number for a magic.
    public static int number(Callable<? extends @Nullable Object> magic) {
        int number = LAST.incrementAndGet();
        MAGICS.put(number, magic);
        return number;
    }

    /// Runs a magic where its value is wanted; the cell says as what. Throws what the magic throws: a magic may stand
    /// where a checked exception may not.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T $(int number) {
        try {
            return (T) Objects.requireNonNull(MAGICS.get(number)).call();
        } catch (Exception e) {
            throw Inline.<RuntimeException>unchecked(e);
        }
    }

    /// Throws an exception, checked or not.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Exception> RuntimeException unchecked(Exception e) throws E {
        throw (E) e;
    }
}
