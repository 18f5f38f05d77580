package dev.heddle.kernel.magic;

import dev.heddle.kernel.display.Interpreter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A magic that a cell or a library has made of a function.
public final class FunctionMagic {
    private FunctionMagic() {}

    /// A line magic that is a function.
    public record Line(String name, Interpreter.LineMagic function) implements Magic.Line {
        @Override
        public Manual manual() {
            return FunctionMagic.manual(name, "%" + name + " …");
        }

        @Override
        public @Nullable Object run(Words words) throws Exception {
            return function.run(words.raw());
        }
    }

    /// A cell magic that is a function.
    public record Whole(String name, Interpreter.CellMagic function) implements Magic.Whole {
        @Override
        public Manual manual() {
            return FunctionMagic.manual(name, "%%" + name + " …");
        }

        @Override
        public @Nullable Object run(Words words, String body) throws Exception {
            return function.run(words.raw(), body);
        }
    }

    private static Manual manual(String name, String form) {
        return new Manual(List.of(name), List.of(form), "A magic that this notebook has made.");
    }
}
