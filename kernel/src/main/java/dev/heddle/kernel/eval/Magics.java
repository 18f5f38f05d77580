package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Catalogue;
import dev.heddle.kernel.magic.FunctionMagic;
import dev.heddle.kernel.magic.Inline;
import dev.heddle.kernel.magic.Misuse;
import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Parts;
import dev.heddle.kernel.magic.Words;
import dev.heddle.kernel.magic.Workbench;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The magics of a notebook, on their way from a cell's text to their action. Any thread.
final class Magics {

    private final Workbench workbench;
    private final Catalogue catalogue;
    private final Map<Part.Line, Integer> numbers = new ConcurrentHashMap<>();

    Magics(Workbench workbench) {
        this.workbench = workbench;
        this.catalogue = Catalogue.of(workbench);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /// The parts of a cell.
    ///
    /// @throws CompilationFailure if it has a magic that is not known
    List<Part> parts(String code) throws CompilationFailure {
        List<Part> parts = Parts.of(code, line -> numbers.computeIfAbsent(line, l -> Inline.number(() -> value(l))));
        for (Part part : parts) check(part, code);
        return parts;
    }

    private void check(Part part, String code) throws CompilationFailure {
        try {
            switch (part) {
                case Part.Java java -> {
                    for (Part.Line line : java.inlines()) check(line, code);
                }
                case Part.Line line -> {
                    boolean made = code.contains("\"" + line.name() + "\""); // by this very cell, perhaps
                    if (!made) catalogue.line(line.name());
                }
                case Part.Whole whole -> catalogue.whole(whole.name());
            }
        } catch (Misuse e) {
            int at = part instanceof Part.Line line ? line.at() : part instanceof Part.Whole whole ? whole.at() : 0;
            throw new CompilationFailure(at, String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    Object run(Part.Line line) throws Exception {
        return said(line.at(), () -> catalogue.line(line.name()).run(words(line.text())));
    }

    /// What a line magic shows that stands alone: as in IJava the value of one that the notebook has made. Ours print.
    @Nullable
    Object shown(Part.Line line) throws Exception {
        Object value = run(line);
        return catalogue.line(line.name()) instanceof FunctionMagic.Line ? value : null;
    }

    @Nullable
    Object run(Part.Whole whole) throws Exception {
        return said(whole.at(), () -> catalogue.whole(whole.name()).run(words(whole.text()), whole.body()));
    }

    /// The value of a magic amid Java.
    private @Nullable Object value(Part.Line line) throws Exception {
        try {
            return run(line);
        } catch (CompilationFailure e) {
            throw new IllegalArgumentException("%" + line.name() + ": " + e.getMessage());
        }
    }

    private Words words(String text) {
        return Words.of(text, this::meaning);
    }

    private Optional<String> meaning(String name) {
        return workbench.variable(name).map(String::valueOf).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    /// Turns what a magic says about its words into an error at its place.
    private static <T extends @Nullable Object> T said(int at, Callable<T> attempt) throws Exception {
        try {
            return attempt.call();
        } catch (Misuse e) {
            throw new CompilationFailure(at, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new CompilationFailure(at, "there is no file " + e.getMessage());
        } catch (IOException e) {
            throw new CompilationFailure(at, e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (Exception e) {
            throw e;
        }
    }
}
