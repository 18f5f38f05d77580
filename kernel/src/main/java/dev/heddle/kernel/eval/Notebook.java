package dev.heddle.kernel.eval;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the cells so far have declared, and how the next one is compiled against it. Not safe for use by several
/// threads at once.
final class Notebook {

    /// A cell that is ready to run.
    ///
    /// @param run runs it, and returns the value of its last expression
    /// @param hasValue whether it ends in an expression
    /// @param loader the loader of its classes
    record Compiled(MethodHandle run, boolean hasValue, CellLoader loader) {}

    private static final MethodType RUN = MethodType.methodType(Object.class);

    private final CellParser parser;
    private final CellCompiler compiler;
    private final Imports imports;
    private final ClassLoader libraries;
    private final Names names = new Names();
    private final LateMethods methods = new LateMethods();
    private final Units units = new Units(methods);
    private int version; // grows with each change of a name
    private final Map<String, Integer> used = new HashMap<>();

    Notebook(CellParser parser, CellCompiler compiler, Imports imports, ClassLoader libraries) {
        this.parser = parser;
        this.compiler = compiler;
        this.imports = imports;
        this.libraries = libraries;
    }

    /// Compiles a cell and declares its names; nothing of it runs. If it does not compile, nothing changes.
    ///
    Compiled compile(int cell, String code) throws CompilationFailure {
        List<Piece> pieces = parser.parse(code);
        try {
            return compile(cell, code, pieces);
        } catch (CompilationFailure failure) {
            if (!pieces.isEmpty()
                    && pieces.getLast() instanceof Piece.Value v
                    && v.call()
                    && failure.mentions("void")) {
                return compile(cell, code, withoutValue(pieces, v));
            }
            throw failure;
        }
    }

    /// A call without a value may end a cell without a semicolon.
    private static List<Piece> withoutValue(List<Piece> pieces, Piece.Value last) {
        List<Piece> plain = new ArrayList<>(pieces.subList(0, pieces.size() - 1));
        plain.add(new Piece.Statement(last.span()));
        return plain;
    }

    private Compiled compile(int cell, String code, List<Piece> pieces) throws CompilationFailure {
        String name = "Cell" + cell;
        int again = used.merge(name, 1, Integer::sum);
        if (again > 1) name += "_" + again;
        CellClass form = form(name, code, pieces, Map.of());
        if (pieces.stream().anyMatch(Notebook::inferred)) {
            form = form(name, code, pieces, compiler.types(name, form.probe(), visible(form)));
        }
        Map<String, byte[]> classes = compile(form);
        Set<String> declaredMethods =
                form.methods().stream().map(Piece.Method::name).collect(Collectors.toSet());
        Unit unit = units.load(name, cell, classes, declaredMethods, libraries);
        try {
            MethodHandle run = body(unit, CellClass.RUN, RUN);
            declare(form, unit);
            return new Compiled(run, !pieces.isEmpty() && pieces.getLast() instanceof Piece.Value, unit.loader());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("class of cell " + cell, e);
        }
    }

    /// The names as they are now.
    View view() {
        return View.of(names, units, imports.declared(), version);
    }

    private CellClass form(String name, String code, List<Piece> pieces, Map<String, String> inferred) {
        return new CellClass(name, code, pieces, names, imports, inferred);
    }

    private Map<String, byte[]> compile(CellClass form) throws CompilationFailure {
        Set<String> finals = finals(form);
        return compiler.compile(form.unit(), form.whole(), visible(form), finals);
    }

    private Map<String, byte[]> visible(CellClass form) {
        return units.visible(form.neighbours());
    }

    private Set<String> finals(CellClass form) {
        Set<String> finals = new HashSet<>();
        names.all().forEach(d -> {
            if (d instanceof Declared.Variable v && v.isFinal()) finals.add(v.name());
        });
        form.declared().forEach(d -> {
            if (d instanceof Declared.Variable v && v.isFinal()) finals.add(v.name());
            else finals.remove(d.name());
        });
        return finals;
    }

    private static boolean inferred(Piece piece) {
        return piece instanceof Piece.Variables vs
                && vs.variables().stream().anyMatch(v -> v.type().isEmpty());
    }

    private void declare(CellClass form, Unit unit) throws ReflectiveOperationException {
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
        for (Declared d : declared) {
            names.declare(d).filter(old -> !old.unit().equals(d.unit())).ifPresent(old -> replaced(old, d));
            if (d instanceof Declared.Method m) {
                MethodType type = m.type().resolveConstantDesc(lookupIn(unit));
                methods.declare(m.name(), body(unit, m.name(), type));
            }
        }
        units.retain(names.units());
    }

    private void replaced(Declared old, Declared now) {
        if (old instanceof Declared.Method m
                && now instanceof Declared.Method n
                && !m.type().equals(n.type())) {
            units.find(m.unit()).ifPresent(u -> {
                try {
                    methods.retire(m.name(), m.type().resolveConstantDesc(lookupIn(u)));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(m.name(), e);
                }
            });
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
            found.put(
                    new Declared.Method(
                            name,
                            unit.name(),
                            piece.signature(),
                            form.header(piece),
                            new Declared.Forward(piece.returnsValue(), String.join(",", piece.parameters())),
                            model.methodTypeSymbol()),
                    own);
        }
        return found;
    }

    private static MethodHandle body(Unit unit, String name, MethodType type) throws ReflectiveOperationException {
        Class<?> main = unit.loader().loadClass(CellClass.PACKAGE + "." + unit.name());
        return MethodHandles.publicLookup().findStatic(main, name, type);
    }

    private static MethodHandles.Lookup lookupIn(Unit unit) throws ReflectiveOperationException {
        Class<?> main = unit.loader().loadClass(CellClass.PACKAGE + "." + unit.name());
        return MethodHandles.privateLookupIn(main, MethodHandles.lookup());
    }
}
