package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps the cells of a notebook in step with each other. When a name gets another meaning, the methods and types
/// that mention it are compiled again, all in one go; when an unknown name is declared, what waited for it is compiled.
final class Revision {

    /// Compiles pieces of earlier cells together and declares them, or changes nothing.
    interface Compiler {
        void compile(List<Kept> sources) throws CompilationFailure;
    }

    private final Names names;
    private final Map<String, Kept> sources = new LinkedHashMap<>(); // by unit
    private final List<Kept> waiting = new ArrayList<>();
    private final Map<String, Set<String>> changes = new HashMap<>(); // by the unit that made them; not followed up

    Revision(Names names) {
        this.names = names;
    }

    /// Remembers the source of a unit.
    void keep(String unit, Kept source) {
        if (!source.isEmpty()) sources.put(unit, source);
    }

    void retain(Set<String> units) {
        sources.keySet().retainAll(units);
    }

    /// Some names mean something else from now on, as a unit declares them.
    void changed(String unit, Set<String> changed) {
        if (!changed.isEmpty()) changes.put(unit, changed);
    }

    /// Compiles pieces that lack names together with those that wait for theirs, or lets them wait.
    ///
    /// @return whether they could be compiled
    boolean compileOrAwait(Kept early, Compiler compiler) {
        List<Kept> group = new ArrayList<>(List.of(early));
        Set<String> known = new HashSet<>(early.names());
        waiting.removeIf(w -> early.names().containsAll(w.names())); // declared once more
        for (int size = 0; size < group.size(); ) {
            size = group.size();
            for (Kept w : waiting) {
                boolean linked = w.mentionsAny(known) || group.stream().anyMatch(g -> g.mentionsAny(w.names()));
                if (linked && !group.contains(w)) {
                    group.add(w);
                    known.addAll(w.names());
                }
            }
        }
        try {
            compiler.compile(group);
            waiting.removeAll(group);
            return true;
        } catch (CompilationFailure e) {
            waiting.add(early);
            return false;
        }
    }

    /// The methods and types of a cell together with all that mentions the types which the cell declares anew; nothing
    /// if it declares none anew. Each of them may name the others.
    List<Kept> withDependents(Kept own) {
        Set<String> changed = own.names().stream()
                .filter(name -> names.type(name).isPresent())
                .collect(Collectors.toSet());
        if (changed.isEmpty()) return List.of();
        List<Kept> group = new ArrayList<>(List.of(own));
        for (Kept dependent : mentioning(changed)) {
            Kept others = dependent.without(own.names());
            if (!others.isEmpty()) group.add(others);
        }
        return group;
    }

    /// Gives up on pieces whose cell does not compile without them.
    void forget(Kept early) {
        waiting.remove(early);
    }

    /// Compiles what has to be compiled since the last call.
    ///
    /// @return a line for each piece that no longer compiles, and the compiler's words
    List<String> followUp(Compiler compiler) {
        List<String> notes = new ArrayList<>();
        List<Kept> stale = stale();
        if (!stale.isEmpty()) {
            try {
                compiler.compile(stale);
                waiting.removeAll(stale);
            } catch (CompilationFailure together) {
                for (Kept one : stale) compileAlone(one, compiler, notes);
            }
        }
        changes.clear();
        return notes;
    }

    private void compileAlone(Kept one, Compiler compiler, List<String> notes) {
        try {
            compiler.compile(List.of(one));
            waiting.remove(one);
        } catch (CompilationFailure failure) {
            if (waiting.contains(one)) return;
            notes.add(one.title() + " no longer compiles and stays as it was:");
            notes.addAll(failure.lines(new Cell(one.cell(), one.code())));
        }
    }

    /// The pieces that mention a changed name, or a type that is therefore compiled again, and so on.
    private List<Kept> stale() {
        Set<String> changed = new HashSet<>();
        changes.values().forEach(changed::addAll);
        return mentioning(changed);
    }

    private List<Kept> mentioning(Set<String> changed) {
        Map<String, Set<Piece>> found = new LinkedHashMap<>();
        List<Kept> ready = new ArrayList<>();
        while (grow(changed, found, ready)) {}
        List<Kept> stale = new ArrayList<>(ready);
        found.forEach((unit, pieces) -> {
            Kept source = sources.get(unit);
            if (source != null) stale.add(source.only(pieces::contains));
        });
        return stale;
    }

    private boolean grow(Set<String> changed, Map<String, Set<Piece>> found, List<Kept> ready) {
        boolean grown = false;
        for (Map.Entry<String, Kept> source : sources.entrySet()) {
            Set<String> own = changes.getOrDefault(source.getKey(), Set.of());
            Set<String> news = new HashSet<>(changed);
            news.removeAll(own); // a unit was compiled with what it changed itself
            for (Piece piece : source.getValue().pieces()) {
                if (!source.getValue().mentions(piece, news) || !current(piece, source.getKey())) continue;
                if (found.computeIfAbsent(source.getKey(), _ -> new HashSet<>()).add(piece)) {
                    grown = true;
                    if (piece instanceof Piece.Type t) changed.add(t.name());
                }
            }
        }
        for (Kept w : waiting) {
            if (w.mentionsAny(changed) && !ready.contains(w)) {
                ready.add(w);
                changed.addAll(w.names());
                grown = true;
            }
        }
        return grown;
    }

    /// Whether a name still means what this piece declares.
    private boolean current(Piece piece, String unit) {
        return switch (piece) {
            case Piece.Method m ->
                names.overloads(m.name()).stream()
                        .anyMatch(d -> d.unit().equals(unit) && d.signature().equals(m.signature()));
            case Piece.Type t ->
                names.type(t.name()).filter(d -> d.unit().equals(unit)).isPresent();
            default -> false;
        };
    }
}
