package dev.heddle.kernel.eval;

import dev.heddle.kernel.eval.Splitter.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes the class that a cell becomes: declarations are static members, each statement is a method of its own,
/// and `run$` calls these in order. All stand where they stood, so that line numbers are the cell's.
final class CellClass {

    /// The package of all cells.
    static final String PACKAGE = "notebook";

    static final String RUN = "run$";

    private static final Set<String> OF_OBJECT =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final String unit;
    private final String code;
    private final List<Piece> pieces;
    private final Names names;
    private final Imports imports;
    private final Map<String, String> inferred;
    private final Set<String> ownTypes = new HashSet<>();
    private final Set<String> ownMethods = new HashSet<>();
    private final Set<String> newVariables = new HashSet<>();
    private final List<Imported> ownImports = new ArrayList<>();

    /// @param unit the class's simple name
    /// @param inferred the types of the variables that are declared with `var`, as far as they are known
    CellClass(
            String unit, String code, List<Piece> pieces, Names names, Imports imports, Map<String, String> inferred) {
        this.unit = unit;
        this.code = code;
        this.pieces = pieces;
        this.names = names;
        this.imports = imports;
        this.inferred = inferred;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Type t -> ownTypes.add(t.name());
                case Piece.Method m -> ownMethods.add(m.name());
                case Piece.Import i -> ownImports.add(i.imported());
                default -> {}
            }
        }
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variables vs) {
                vs.variables().stream().filter(v -> reused(vs, v).isEmpty()).forEach(v -> newVariables.add(v.name()));
            }
        }
    }

    /// The class whose execution is the cell's.
    Source whole() {
        Source source = opened();
        StringBuilder run = new StringBuilder("static Object " + RUN + "() throws Throwable {");
        boolean returns = false;
        for (int i = 0; i < pieces.size(); i++) {
            String step = "s$" + i;
            switch (pieces.get(i)) {
                case Piece.Import _ -> {}
                case Piece.Type t -> member(source, t.span());
                case Piece.Method m -> method(source, m);
                case Piece.Variables v -> {
                    variables(source, v, step);
                    run.append(step).append("();");
                }
                case Piece.Statement s -> {
                    source.add("static void " + step + "() throws Throwable {").copy(s.span());
                    source.add(terminated(s.span()) ? "}" : ";}");
                    run.append(step).append("();");
                }
                case Piece.Discarded d -> {
                    source.add("static void " + step + "() throws Throwable { Object o = ")
                            .copy(d.span())
                            .add(";}");
                    run.append(step).append("();");
                }
                case Piece.Value v -> {
                    source.add("static Object " + step + "() throws Throwable { return ")
                            .copy(v.span())
                            .add(";}");
                    run.append("return ").append(step).append("();");
                    returns = true;
                }
            }
        }
        forwards().forEach(source::add);
        return source.add(run + (returns ? "}}" : "return null;}}"));
    }

    /// A class in which javac can tell the types of the `var`s: they are local variables here.
    Source probe() {
        Source source = opened();
        Source locals = new Source(code);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Type t -> member(source, t.span());
                case Piece.Method m -> method(source, m);
                case Piece.Variables vs -> {
                    for (Piece.Variable v : vs.variables()) {
                        if (v.type().isEmpty()) {
                            v.initializer()
                                    .ifPresent(i -> locals.add("var " + v.name() + "=")
                                            .copy(i)
                                            .add("\n;"));
                        } else if (newVariables.contains(v.name())) {
                            field(source, vs, v);
                        }
                    }
                }
                default -> {}
            }
        }
        forwards().forEach(source::add);
        return source.add("static void " + RUN + "() throws Throwable {" + locals + "}}");
    }

    /// What other cells may refer to once this class is loaded; methods are left out, for javac tells their types.
    List<Declared> declared() {
        List<Declared> declared = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Type t) declared.add(new Declared.Type(t.name(), unit));
            if (piece instanceof Piece.Variables vs) {
                for (Piece.Variable v : vs.variables()) {
                    declared.add(reused(vs, v)
                            .orElseGet(() -> new Declared.Variable(
                                    v.name(),
                                    unit,
                                    key(vs, v),
                                    type(v),
                                    vs.modifiers().has("final"))));
                }
            }
        }
        return declared;
    }

    List<Piece.Method> methods() {
        return pieces.stream()
                .filter(p -> p instanceof Piece.Method)
                .map(Piece.Method.class::cast)
                .toList();
    }

    List<Imported> imported() {
        return ownImports;
    }

    String unit() {
        return unit;
    }

    /// The text of a method from its type parameters to its `throws` clause.
    String header(Piece.Method method) {
        return code.substring(method.modifiers().end(), method.body().start()).replaceAll("\\s+", " ");
    }

    /// The units whose members the class may name directly.
    Set<String> neighbours() {
        Set<String> units = new HashSet<>();
        for (String name : mentioned()) units.addAll(owners(name));
        older().forEach(m -> units.add(m.unit()));
        return units;
    }

    private Source opened() {
        Source source = new Source(code).add("package " + PACKAGE + ";");
        for (Piece piece : pieces)
            if (piece instanceof Piece.Import i) source.lift(i.span()).add(terminated(i.span()) ? "" : ";");
        Set<String> mentioned = mentioned();
        for (String name : mentioned) {
            for (String owner : owners(name)) source.add("import static " + PACKAGE + "." + owner + "." + name + ";");
        }
        Set<String> types = new HashSet<>(ownTypes);
        mentioned.stream().filter(n -> names.type(n).isPresent()).forEach(types::add);
        return source.add(imports.header(mentioned, ownImports, types)).add("class " + unit + "{");
    }

    private Set<String> owners(String name) {
        Set<String> units = new HashSet<>();
        if (!newVariables.contains(name)) names.variable(name).ifPresent(v -> units.add(v.unit()));
        if (!ownTypes.contains(name)) names.type(name).ifPresent(t -> units.add(t.unit()));
        if (!ownMethods.contains(name)) names.overloads(name).forEach(m -> units.add(m.unit()));
        return units;
    }

    private Set<String> mentioned() {
        Set<String> mentioned = new HashSet<>(identifiers(code));
        older().forEach(m -> mentioned.addAll(identifiers(m.header())));
        return mentioned;
    }

    static Set<String> identifiers(String text) {
        Set<String> found = new HashSet<>();
        IDENTIFIER.matcher(text).results().forEach(r -> found.add(r.group()));
        return found;
    }

    /// Overloads in other cells, which the methods of this cell, or those that it has from Object, would hide.
    private List<Declared.Method> older() {
        Set<String> signatures = new HashSet<>();
        methods().forEach(m -> signatures.add(m.signature()));
        Set<String> hiding = identifiers(code);
        hiding.retainAll(OF_OBJECT);
        hiding.addAll(ownMethods);
        return hiding.stream()
                .flatMap(name -> names.overloads(name).stream())
                .filter(m -> !signatures.contains(m.signature()))
                .toList();
    }

    private List<String> forwards() {
        return older().stream()
                .map(m -> "static " + m.header() + "{" + (m.call().returnsValue() ? "return " : "") + PACKAGE + "."
                        + m.unit() + "." + m.name() + "(" + m.call().arguments() + ");}")
                .toList();
    }

    private void member(Source source, Span span) {
        source.add("static ").copy(span, Modifiers.WITHOUT_EFFECT::contains);
    }

    private void method(Source source, Piece.Method method) {
        if (!method.modifiers().has("synchronized")) {
            member(source, method.span());
            return;
        }
        int open = method.body().start() + 1;
        int close = method.body().end() - 1;
        source.add("static ")
                .copy(
                        new Span(method.span().start(), open),
                        m -> m.equals("synchronized") || Modifiers.WITHOUT_EFFECT.contains(m))
                .add("synchronized(" + Monitor.class.getName() + ".NOTEBOOK){")
                .copy(new Span(open, close))
                .add("}")
                .copy(new Span(close, close + 1));
    }

    private void variables(Source source, Piece.Variables piece, String step) {
        for (Piece.Variable v : piece.variables()) if (newVariables.contains(v.name())) field(source, piece, v);
        source.add("static void " + step + "() throws Throwable {");
        for (Piece.Variable v : piece.variables()) {
            boolean unknown = v.type().isEmpty() && !inferred.containsKey(v.name());
            if (unknown)
                source.add("var ")
                        .lift(new Span(v.at(), v.at() + v.name().length()))
                        .add("=");
            else if (v.initializer().isPresent() || !newVariables.contains(v.name())) source.add(v.name() + "=");
            v.initializer().ifPresent(i -> {
                if (code.charAt(i.start()) == '{') typed(source.add("new "), v).add(v.dimensions());
                source.copy(i);
            });
            if (v.initializer().isEmpty() && !newVariables.contains(v.name())) source.add(zero(type(v)));
            source.add(";");
        }
        source.add("}");
    }

    private void field(Source source, Piece.Variables piece, Piece.Variable v) {
        source.add("static ");
        for (String modifier : List.of("volatile", "transient")) {
            if (piece.modifiers().has(modifier)) source.add(modifier + " ");
        }
        typed(source, v).add(v.dimensions() + " " + v.name() + ";");
    }

    private Source typed(Source source, Piece.Variable v) {
        v.type().ifPresentOrElse(source::lift, () -> source.add(type(v)));
        return source;
    }

    private String type(Piece.Variable v) {
        return v.type().map(t -> t.of(code)).orElseGet(() -> inferred.getOrDefault(v.name(), "Object"))
                + v.dimensions();
    }

    private Optional<Declared.Variable> reused(Piece.Variables piece, Piece.Variable v) {
        return names.variable(v.name()).filter(old -> old.type().equals(key(piece, v)));
    }

    /// Two declarations mean the same storage if their keys are equal: the type, what its names mean, the modifiers.
    private String key(Piece.Variables piece, Piece.Variable v) {
        StringBuilder key = new StringBuilder();
        for (String modifier : List.of("volatile", "transient", "final")) {
            if (piece.modifiers().has(modifier)) key.append(modifier).append(' ');
        }
        String type = type(v);
        key.append(type.replaceAll("\\s+", ""));
        for (String name : identifiers(type)) {
            if (ownTypes.contains(name)) key.append(' ').append(unit);
            names.type(name).ifPresent(t -> key.append(' ').append(t.unit()));
            imports.meaning(name).ifPresent(m -> key.append(' ').append(m));
        }
        return key.toString();
    }

    private boolean terminated(Span span) {
        return span.end() == span.start() || ";}".indexOf(code.charAt(span.end() - 1)) >= 0;
    }

    private static String zero(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "char", "int", "long", "float", "double" -> "0";
            default -> "null";
        };
    }
}
