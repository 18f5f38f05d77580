package dev.heddle.kernel.eval;

import dev.heddle.kernel.magic.Workbench;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the cells so far have declared, and how the next one is compiled against it. Not safe for use by several
/// threads at once.
final class Notebook {

    /// A cell that is ready to run.
    ///
    /// @param run runs it, and returns the value of its last expression
    /// @param hasValue whether it ends in an expression
    /// @param loader the loader of its classes
    /// @param notes what its reader should know beside its output
    record Compiled(MethodHandle run, boolean hasValue, CellLoader loader, List<String> notes) {
        /// Runs it on the calling thread; its value, or null if it has none.
        @Nullable
        Object call() throws Exception {
            notes.forEach(System.err::println);
            try {
                Object value = run.invoke();
                return hasValue ? value : null;
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final Pattern ASSIGNED = Pattern.compile("\\s*([\\w$]+)\\s*=(?!=)");
    private static final MethodType RUN = MethodType.methodType(Object.class);

    private final CellParser parser;
    private final CellCompiler compiler;
    private final Imports imports;
    private final ClassLoader libraries;
    private final Names names = new Names();
    private final LateMethods methods = new LateMethods();
    private final Units units = new Units(methods);
    private final Revision revision = new Revision(names);
    private int version; // grows with each change of a name
    private final BitSet used = new BitSet(); // numbers of cells that a unit has been named after
    private int again;

    Notebook(CellParser parser, CellCompiler compiler, Imports imports, ClassLoader libraries) {
        this.parser = parser;
        this.compiler = compiler;
        this.imports = imports;
        this.libraries = libraries;
    }

    /// Compiles a cell and declares its names; nothing of it runs. If it does not compile, nothing changes.
    Compiled compile(int cell, String code) throws CompilationFailure {
        List<Piece> pieces = parser.parse(code);
        List<String> notes = new ArrayList<>();
        Compiled compiled;
        try {
            compiled = compile(cell, code, pieces);
        } catch (CompilationFailure failure) {
            compiled = compileOtherwise(cell, code, pieces, failure, notes);
        }
        notes.addAll(revision.followUp(this::compileTogether));
        return new Compiled(compiled.run(), compiled.hasValue(), compiled.loader(), notes);
    }

    private Compiled compileOtherwise(
            int cell, String code, List<Piece> pieces, CompilationFailure failure, List<String> notes)
            throws CompilationFailure {
        if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Value v && v.call() && failure.mentions("void")) {
            return compile(cell, code, withoutValue(pieces, v));
        }
        Set<Declared.Variable> stale =
                failure.mentions("has been declared anew") ? assigned(code, pieces, failure) : Set.of();
        if (!stale.isEmpty()) return compileRenewing(stale, cell, code, pieces);
        Optional<Compiled> together = compileWithDependents(cell, code, pieces, failure);
        if (together.isPresent()) return together.get();
        Kept early = failure.waiting(Kept.of(cell, code, pieces));
        if (early.isEmpty()) throw failure;
        List<Piece> rest = without(pieces, early.pieces());
        try {
            if (revision.compileOrAwait(early, this::compileTogether)) return compile(cell, code, rest);
            Compiled compiled = compile(cell, code, rest);
            notes.add(early.title() + " is kept until another cell declares what it lacks:");
            notes.addAll(failure.lines(new Cell(cell, code)));
            return compiled;
        } catch (CompilationFailure e) {
            revision.forget(early);
            throw failure;
        }
    }

    /// The variables that the failing pieces assign.
    private Set<Declared.Variable> assigned(String code, List<Piece> pieces, CompilationFailure failure) {
        Set<Declared.Variable> found = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (!failure.isAbout(piece)) continue;
            Matcher assigned = ASSIGNED.matcher(piece.span().of(code));
            if (assigned.lookingAt()) names.variable(assigned.group(1)).ifPresent(found::add);
        }
        return found;
    }

    /// Compiles a cell in which some variables are declared once more: they are assigned objects of a class that has
    /// been declared anew, so that their old objects are to be replaced anyway.
    private Compiled compileRenewing(Set<Declared.Variable> stale, int cell, String code, List<Piece> pieces)
            throws CompilationFailure {
        StringBuilder longer = new StringBuilder(code).append('\n');
        List<Piece> all = new ArrayList<>();
        for (Declared.Variable v : stale) {
            String type = v.source().replaceAll("\\b(?:" + CellClass.PACKAGE + "\\.)?Cell\\d+(?:_\\d+)?\\.", "");
            String declaration = type + " " + v.name() + ";";
            all.addAll(parser.parse(" ".repeat(longer.length()) + declaration));
            longer.append(declaration);
        }
        all.addAll(pieces);
        return compile(cell, longer.toString(), all);
    }

    /// A type that is declared anew may fit only those that mention it once they mean the new one.
    private Optional<Compiled> compileWithDependents(
            int cell, String code, List<Piece> pieces, CompilationFailure failure) throws CompilationFailure {
        Kept own = Kept.of(cell, code, pieces);
        if (!failure.isIn(own.pieces())) return Optional.empty();
        List<Kept> group = revision.withDependents(own);
        if (group.size() < 2) return Optional.empty();
        try {
            compileTogether(group);
        } catch (CompilationFailure e) {
            return Optional.empty();
        }
        return Optional.of(compile(cell, code, without(pieces, own.pieces())));
    }

    /// Compiles methods and types of several cells that may name each other, and declares them.
    private void compileTogether(List<Kept> group) throws CompilationFailure {
        List<String> unitNames = group.stream().map(k -> unitName(k.cell())).toList();
        List<Declared> future = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Kept kept = group.get(i);
            CellClass form = new CellClass(unitNames.get(i), kept.code(), kept.pieces(), names, imports, Map.of());
            future.addAll(form.declared());
            form.methods().forEach(m -> future.add(declared(form, m, ConstantDescs.MTD_void)));
        }
        Names pretended = names.with(future);
        List<CellClass> forms = new ArrayList<>();
        Map<String, Source> sources = new LinkedHashMap<>();
        Set<String> neighbours = new HashSet<>();
        for (int i = 0; i < group.size(); i++) {
            Kept kept = group.get(i);
            CellClass form = new CellClass(unitNames.get(i), kept.code(), kept.pieces(), pretended, imports, Map.of());
            forms.add(form);
            sources.put(form.unit(), form.whole());
            neighbours.addAll(form.neighbours());
        }
        Map<String, byte[]> classes = compiler.compile(sources, units.visible(neighbours), finals());
        List<Units.Form> loads = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++)
            loads.add(load(forms.get(i), group.get(i).cell()));
        List<Unit> loaded = units.load(loads, classes, libraries);
        for (int i = 0; i < forms.size(); i++) {
            declare(
                    forms.get(i),
                    loaded.get(i),
                    Kept.of(
                            group.get(i).cell(),
                            group.get(i).code(),
                            group.get(i).pieces()));
        }
    }

    private String unitName(int cell) {
        if (used.get(cell)) return "Cell" + cell + "_" + ++again;
        used.set(cell);
        return "Cell" + cell;
    }

    private static Units.Form load(CellClass form, int cell) {
        return new Units.Form(
                form.unit(),
                cell,
                form.methods().stream().map(Piece.Method::name).collect(Collectors.toSet()));
    }

    private static List<Piece> without(List<Piece> pieces, List<Piece> some) {
        return pieces.stream().filter(p -> !some.contains(p)).toList();
    }

    /// A call without a value may end a cell without a semicolon.
    private static List<Piece> withoutValue(List<Piece> pieces, Piece.Value last) {
        List<Piece> plain = new ArrayList<>(pieces.subList(0, pieces.size() - 1));
        plain.add(new Piece.Statement(last.span()));
        return plain;
    }

    private Compiled compile(int cell, String code, List<Piece> pieces) throws CompilationFailure {
        String name = unitName(cell);
        CellClass form = form(name, code, pieces, Map.of());
        if (pieces.stream().anyMatch(Notebook::inferred)) {
            form = form(name, code, pieces, compiler.types(name, form.probe(), visible(form)));
        }
        Set<String> finals = finals();
        form.declared().forEach(d -> {
            if (d instanceof Declared.Variable v && v.isFinal()) finals.add(v.name());
            else finals.remove(d.name());
        });
        Map<String, byte[]> classes = compiler.compile(Map.of(name, form.whole()), visible(form), finals);
        Unit unit = units.load(List.of(load(form, cell)), classes, libraries).getFirst();
        MethodHandle run = body(unit, CellClass.RUN, RUN);
        declare(form, unit, Kept.of(cell, code, pieces));
        return new Compiled(
                run, !pieces.isEmpty() && pieces.getLast() instanceof Piece.Value, unit.loader(), List.of());
    }

    /// The loader of a unit's classes, if some name still points to the unit. Any thread.
    Optional<CellLoader> loader(String unit) {
        return units.find(unit).map(Unit::loader);
    }

    /// The names as they are now.
    View view() {
        return View.of(names, units, imports.declared(), version);
    }

    /// The value of a variable now; empty too where it is null.
    Optional<Object> value(String name) {
        return names.variable(name).flatMap(v -> units.find(v.unit())).flatMap(unit -> {
            try {
                return Optional.ofNullable(main(unit).getField(name).get(null));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(unit.name() + "." + name, e);
            }
        });
    }

    /// What the cells have declared, in words.
    List<Workbench.Declaration> declarations() {
        Stream<Workbench.Declaration> declared = names.all().map(d -> switch (d) {
            case Declared.Variable v -> new Workbench.Declaration("variable", v.name(), v.source() + " " + v.name());
            case Declared.Type t -> new Workbench.Declaration("type", t.name(), t.name());
            case Declared.Method m ->
                new Workbench.Declaration("method", m.name(), m.header().strip());
        });
        Stream<Workbench.Declaration> imported =
                imports.declared().stream().map(i -> new Workbench.Declaration("import", i.simpleName(), i.toString()));
        return Stream.concat(declared, imported).toList();
    }

    /// The class files that a name stands for: of a type those of the type, of a method or variable the cell's.
    SortedMap<String, byte[]> classFiles(String name) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Optional<Declared> found =
                names.all().filter(d -> d.name().equals(name)).findFirst();
        boolean type = found.filter(d -> d instanceof Declared.Type).isPresent();
        found.flatMap(d -> units.find(d.unit()))
                .ifPresent(unit -> unit.classes().forEach((binary, bytes) -> {
                    if (!type || (binary + "$").contains("$" + name + "$")) files.put(binary, bytes);
                }));
        return files;
    }

    /// The fields of the variables that can be set to null.
    List<Field> nullable() {
        List<Field> fields = new ArrayList<>();
        names.all().forEach(d -> {
            if (!(d instanceof Declared.Variable v)) return;
            units.find(v.unit()).ifPresent(unit -> {
                try {
                    Field field = main(unit).getField(v.name());
                    if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) fields.add(field);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(v.toString(), e);
                }
            });
        });
        return fields;
    }

    private CellClass form(String name, String code, List<Piece> pieces, Map<String, String> inferred) {
        return new CellClass(name, code, pieces, names, imports, inferred);
    }

    private Map<String, byte[]> visible(CellClass form) {
        return units.visible(form.neighbours());
    }

    private Set<String> finals() {
        Set<String> finals = new HashSet<>();
        names.all().forEach(d -> {
            if (d instanceof Declared.Variable v && v.isFinal()) finals.add(v.name());
        });
        return finals;
    }

    private static boolean inferred(Piece piece) {
        return piece instanceof Piece.Variables vs
                && vs.variables().stream().anyMatch(v -> v.type().isEmpty());
    }

    private void declare(CellClass form, Unit unit, Kept source) {
        if (!form.imported().isEmpty()
                || !form.declared().isEmpty()
                || !form.methods().isEmpty()) version++;
        form.imported().forEach(imports::declare);
        List<Declared> declared = new ArrayList<>(form.declared());
        Unit shown = unit;
        for (Map.Entry<Declared.Method, Boolean> m : methods(form, unit).entrySet()) {
            if (m.getValue()) declared.add(m.getKey());
            else shown = shown.without(m.getKey());
        }
        if (declared.stream().anyMatch(d -> d.unit().equals(unit.name()))) units.keep(shown);
        Set<String> changed = new HashSet<>();
        for (Declared d : declared) {
            Optional<Declared> before =
                    names.declare(d).filter(old -> !old.unit().equals(d.unit()));
            before.ifPresent(old -> replaced(old, d));
            if (d.unit().equals(unit.name())
                    && before.filter(old -> sameMeaning(old, d)).isEmpty()) changed.add(d.name());
            if (d instanceof Declared.Method m) {
                MethodType type = resolve(m.type(), unit);
                methods.declare(m.name(), body(unit, m.name(), type));
            }
        }
        revision.keep(unit.name(), source);
        revision.changed(unit.name(), changed);
        units.retain(names.units());
        revision.retain(names.units());
    }

    /// Whether code that was compiled with the one works with the other.
    private static boolean sameMeaning(Declared old, Declared now) {
        return old instanceof Declared.Method m
                && now instanceof Declared.Method n
                && m.type().equals(n.type());
    }

    private void replaced(Declared old, Declared now) {
        if (old instanceof Declared.Method m
                && now instanceof Declared.Method n
                && !m.type().equals(n.type())) {
            units.find(m.unit()).ifPresent(u -> methods.retire(m.name(), resolve(m.type(), u)));
        }
        units.replace(old);
    }

    /// The methods of the class in the order of the text: those of the reader, and true; then what forwards to
    /// overloads of other cells, and false.
    private static Map<Declared.Method, Boolean> methods(CellClass form, Unit unit) {
        Map<String, List<Piece.Method>> written =
                form.methods().stream().collect(Collectors.groupingBy(Piece.Method::name));
        Map<String, Integer> seen = new HashMap<>();
        Map<Declared.Method, Boolean> found = new java.util.LinkedHashMap<>();
        byte[] bytes = java.util.Objects.requireNonNull(unit.classes().get(CellClass.PACKAGE + "." + unit.name()));
        for (MethodModel model : ClassFile.of().parse(bytes).methods()) {
            String name = model.methodName().stringValue();
            List<Piece.Method> pieces = written.get(name);
            if (pieces == null) continue;
            int index = seen.merge(name, 1, Integer::sum) - 1;
            boolean own = index < pieces.size();
            Piece.Method piece = pieces.get(Math.min(index, pieces.size() - 1));
            found.put(declared(form, piece, model.methodTypeSymbol()), own);
        }
        return found;
    }

    private static Declared.Method declared(CellClass form, Piece.Method piece, MethodTypeDesc type) {
        return new Declared.Method(
                piece.name(),
                form.unit(),
                piece.signature(),
                form.header(piece),
                new Declared.Forward(piece.returnsValue(), String.join(",", piece.parameters())),
                type);
    }

    private static MethodHandle body(Unit unit, String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findStatic(main(unit), name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(unit.name() + "." + name, e);
        }
    }

    private static MethodType resolve(MethodTypeDesc type, Unit unit) {
        try {
            return type.resolveConstantDesc(MethodHandles.privateLookupIn(main(unit), MethodHandles.lookup()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(unit.name() + " " + type.displayDescriptor(), e);
        }
    }

    private static Class<?> main(Unit unit) throws ClassNotFoundException {
        return unit.loader().loadClass(CellClass.PACKAGE + "." + unit.name());
    }
}
