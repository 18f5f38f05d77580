package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Misuse;
import dev.heddle.kernel.magic.Part;
import dev.heddle.kernel.magic.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A session as its magics see it. Any thread of a cell.
final class Desk implements Workbench {

    private final Session session;
    private final Population population;

    Desk(Session session, Population population) {
        this.session = session;
        this.population = population;
    }

    @Override
    public void addToClassPath(List<Path> entries) throws IOException {
        session.addToClassPath(entries);
    }

    @Override
    public List<Path> classPath() {
        return session.read(_ -> session.classPath());
    }

    @Override
    public Prepared prepare(String title, String code) throws Exception {
        Cell here = Cell.current();
        Cell cell = new Cell(here == null ? 0 : here.number(), code);
        List<Part> parts;
        Notebook.@Nullable Compiled first;
        try {
            parts = session.parts(code);
            first = parts.getFirst() instanceof Part.Java java ? session.compile(cell.number(), java.code()) : null;
        } catch (CompilationFailure e) {
            throw Refused.of(cell, title, e);
        }
        return () -> {
            try {
                return run(cell, parts, first);
            } catch (CompilationFailure e) {
                throw Refused.of(cell, title, e);
            }
        };
    }

    private @Nullable Object run(Cell cell, List<Part> parts, Notebook.@Nullable Compiled first) throws Exception {
        Object value = null;
        for (int i = 0; i < parts.size(); i++) {
            value = switch (parts.get(i)) {
                case Part.Java java ->
                    (i == 0 && first != null ? first : session.compile(cell.number(), java.code())).call();
                case Part.Line line -> {
                    session.magics().run(line);
                    yield null;
                }
                case Part.Whole whole -> session.magics().run(whole);
            };
        }
        return value;
    }

    @Override
    public Optional<Object> variable(String name) {
        return session.read(notebook -> notebook.value(name));
    }

    @Override
    public Stream<Declaration> declarations() {
        return session.read(Notebook::declarations).stream();
    }

    @Override
    public SortedMap<String, byte[]> classFiles(String name) {
        return session.read(notebook -> notebook.classFiles(name));
    }

    @Override
    public String imports() {
        return session.imports();
    }

    @Override
    public List<String> lastTrace() {
        return session.lastTrace();
    }

    @Override
    public List<Running> running() {
        return new ArrayList<>(population.running());
    }

    @Override
    public boolean kill(long id) throws Misuse, InterruptedException {
        return population.kill(id);
    }
}
