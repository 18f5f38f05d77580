package dev.heddle.kernel.eval;

import dev.heddle.kernel.display.Interpreter;
import dev.heddle.kernel.magic.FunctionMagic;
import dev.heddle.kernel.magic.Misuse;
import dev.heddle.kernel.magic.Words;
import dev.heddle.kernel.magic.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The evaluator and the magics as functions that cells call. Any thread of a cell.
final class Speech implements Interpreter {
    private final Workbench workbench;
    private final Supplier<Magics> magics;

    Speech(Workbench workbench, Supplier<Magics> magics) {
        this.workbench = workbench;
        this.magics = magics;
    }

    @Override
    public @Nullable Object eval(String code) throws Exception {
        return workbench.eval("eval", code);
    }

    @Override
    public @Nullable Object lineMagic(String name, List<String> arguments) {
        return run("%" + name, () -> magics.get().catalogue().line(name).run(Words.of(arguments)));
    }

    @Override
    public @Nullable Object cellMagic(String name, List<String> arguments, String body) {
        return run("%%" + name, () -> magics.get().catalogue().whole(name).run(Words.of(arguments), body));
    }

    private static @Nullable Object run(String name, Callable<? extends @Nullable Object> magic) {
        try {
            return magic.call();
        } catch (Misuse e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage());
        } catch (Exception e) {
            throw Speech.<RuntimeException>unchecked(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> RuntimeException unchecked(Exception e) throws E {
        throw (E) e;
    }

    @Override
    public void register(String name, LineMagic magic) {
        magics.get().catalogue().add(new FunctionMagic.Line(name, magic));
    }

    @Override
    public void register(String name, CellMagic magic) {
        magics.get().catalogue().add(new FunctionMagic.Whole(name, magic));
    }

    @Override
    public void addToClassPath(String path) {
        try {
            workbench.addToClassPath(List.of(Path.of(path).toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
