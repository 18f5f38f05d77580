package dev.heddle.kernel.eval;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to do when a cell has filled the memory: the error alone frees nothing that a variable holds, and no other cell
/// would even compile. What cells have left running is stopped, and then the variables that hold most are set to null
/// until there is room again, and named.
final class Shortage {

    private static final int RESERVE = 1 << 20;
    private static final long LEAST_ROOM = 24 << 20; // what javac needs for a cell, and some
    private static final long MUCH = 4 << 20;

    @SuppressWarnings("UnusedVariable") // it is there to be let go
    private byte @Nullable [] reserve = new byte[RESERVE]; // let go first, so that this code can run; guarded by this

    private final Population population;

    Shortage(Population population) {
        this.population = population;
    }

    /// Makes room if there is none.
    ///
    /// @param variables the notebook's, which can be set to null
    /// @return a line for each variable that is null now
    @SuppressWarnings("ExplicitGC") // the question is what is left after it
    synchronized List<String> relieve(List<Field> variables) {
        reserve = null;
        List<String> lines = new ArrayList<>();
        try {
            System.gc();
            if (room() >= LEAST_ROOM || endedWithLeftovers()) return lines;
            for (Field variable : largestFirst(variables)) {
                if (room() >= LEAST_ROOM) break;
                if (!small(variable.get(null))) lines.add(letGo(variable));
            }
            return lines;
        } catch (IllegalAccessException e) {
            throw new LinkageError("a variable that cells can use", e);
        } finally {
            reserve = new byte[RESERVE];
        }
    }

    /// Stops what cells have left at work, and tells whether there is room now that there was none before.
    synchronized boolean endedWithLeftovers() {
        return population.stopLeftovers() && room() >= LEAST_ROOM;
    }

    // What Extent does not see, such as the rest of a long chain, may be much.
    private static boolean small(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case CharSequence _, Number _, Boolean _, Character _, Enum<?> _, Class<?> _ -> Extent.of(value) < MUCH;
            default -> false;
        };
    }

    @SuppressWarnings("ExplicitGC")
    private static String letGo(Field variable) throws IllegalAccessException {
        long before = room();
        variable.set(null, null);
        System.gc();
        return "The memory was full: " + variable.getName() + ", which held " + ((room() - before) >> 20)
                + " MB of it, is now null, so that other cells can run.";
    }

    private static List<Field> largestFirst(List<Field> variables) {
        return variables.stream()
                .sorted(Comparator.comparingLong(Shortage::held).reversed())
                .toList();
    }

    private static long held(Field variable) {
        try {
            return Extent.of(variable.get(null));
        } catch (IllegalAccessException e) {
            return 0;
        }
    }

    private static long room() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }
}
