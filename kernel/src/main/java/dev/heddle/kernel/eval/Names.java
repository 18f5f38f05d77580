package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What each name means at this point of the notebook. A name may be a variable, a type and methods at once.
final class Names {

    // A method's overloads have different parameter types.
    private final Map<String, Declared.Variable> variables = new LinkedHashMap<>();
    private final Map<String, Declared.Type> types = new LinkedHashMap<>();
    private final Map<String, List<Declared.Method>> methods = new LinkedHashMap<>();

    /// The same names with some more, which are not declared yet.
    Names with(List<? extends Declared> more) {
        Names names = new Names();
        names.variables.putAll(variables);
        names.types.putAll(types);
        methods.forEach((name, overloads) -> names.methods.put(name, new ArrayList<>(overloads)));
        for (Declared declared : more) {
            switch (declared) {
                case Declared.Variable v -> names.variables.put(v.name(), v);
                case Declared.Type t -> names.types.put(t.name(), t);
                case Declared.Method m -> {
                    List<Declared.Method> overloads = names.methods.computeIfAbsent(m.name(), _ -> new ArrayList<>());
                    overloads.removeIf(o -> o.signature().equals(m.signature()));
                    overloads.add(m);
                }
            }
        }
        return names;
    }

    Optional<Declared.Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<Declared.Type> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    List<Declared.Method> overloads(String name) {
        return methods.getOrDefault(name, List.of());
    }

    /// Everything that is declared now.
    Stream<Declared> all() {
        return Stream.of(
                        variables.values().stream(),
                        types.values().stream(),
                        methods.values().stream().flatMap(List::stream))
                .flatMap(s -> s);
    }

    /// The units that must stay because a name points into them.
    Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        all().forEach(d -> units.add(d.unit()));
        return units;
    }

    /// Gives a name its new meaning and returns the meaning that it loses, if any.
    Optional<Declared> declare(Declared declared) {
        return switch (declared) {
            case Declared.Variable v -> Optional.ofNullable(variables.put(v.name(), v));
            case Declared.Type t -> Optional.ofNullable(types.put(t.name(), t));
            case Declared.Method m -> {
                List<Declared.Method> overloads = methods.computeIfAbsent(m.name(), _ -> new ArrayList<>());
                Optional<Declared> old = overloads.stream()
                        .filter(o -> o.parameters().equals(m.parameters()))
                        .<Declared>map(o -> o)
                        .findFirst();
                old.ifPresent(overloads::remove);
                overloads.add(m);
                yield old;
            }
        };
    }
}
