package dev.heddle.kernel.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.heddle.kernel.eval.Splitter.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/// Tells what each piece of a cell is: javac parses it in every way it could be meant, all in one task.
final class CellParser {

    private final Splitter splitter;
    private final Javac javac;

    CellParser(Splitter splitter, Javac javac) {
        this.splitter = splitter;
        this.javac = javac;
    }

    /// The pieces of a cell.
    ///
    /// @throws CompilationFailure if a piece is no Java in any reading
    List<Piece> parse(String cell) throws CompilationFailure {
        String code = withoutPackage(cell);
        List<Span> spans = splitter.split(code);
        if (spans.isEmpty()) return List.of();
        List<Map<Reading.Kind, Reading>> readings =
                spans.stream().map(s -> readings(code, s)).toList();
        SourcePositions positions =
                parse(readings.stream().flatMap(r -> r.values().stream()).toList());
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            boolean last = i == spans.size() - 1;
            pieces.add(new OnePiece(code, readings.get(i), positions, last).piece());
        }
        return pieces;
    }

    /// A `package` line, as in code from an IDE, is without effect: all cells are one package.
    private static String withoutPackage(String code) {
        int start = Blanks.skip(code, 0);
        if (!code.substring(start).matches("(?s)package\\s+[\\w.]+\\s*;.*")) return code;
        int end = code.indexOf(';', start) + 1;
        return code.substring(0, start) + " ".repeat(end - start) + code.substring(end);
    }

    private static Map<Reading.Kind, Reading> readings(String code, Span span) {
        String text = span.of(code);
        Map<Reading.Kind, Reading> readings = new EnumMap<>(Reading.Kind.class);
        boolean anImport = text.startsWith("import", Blanks.skip(text, 0));
        for (Reading.Kind kind : Reading.Kind.values()) {
            if (kind == Reading.Kind.IMPORT && !anImport) continue;
            String shown = switch (kind) {
                case STATEMENT -> asLocal(text);
                case EXPRESSION -> asExpression(text);
                case DECLARATION, IMPORT -> text;
            };
            readings.put(kind, new Reading(kind, span.start(), shown));
        }
        return readings;
    }

    /// The text with blanks for the modifiers that only a field may have.
    private static String asLocal(String text) {
        StringBuilder local = new StringBuilder(text);
        for (Modifiers.Word word : Modifiers.of(text, 0).words()) {
            if (!word.text().equals("final"))
                local.replace(word.start(), word.end(), " ".repeat(word.text().length()));
        }
        return local.toString();
    }

    private static String asExpression(String text) {
        String end = text.stripTrailing();
        return end.endsWith(";") ? end.substring(0, end.length() - 1) : text;
    }

    private SourcePositions parse(List<Reading> readings) throws CompilationFailure {
        DiagnosticListener<JavaFileObject> problems = d -> {
            if (d.getKind() == Diagnostic.Kind.ERROR && d.getSource() instanceof Reading r) r.failed(d);
        };
        Map<URI, Reading> byName = new HashMap<>(); // javac wraps the files that it is given
        readings.forEach(r -> byName.put(r.toUri(), r));
        return javac.run(problems, readings, task -> {
            for (CompilationUnitTree unit : task.parse()) {
                Objects.requireNonNull(byName.get(unit.getSourceFile().toUri())).parsed(unit);
            }
            return Trees.instance(task).getSourcePositions();
        });
    }

    /// One piece and its readings.
    private record OnePiece(String code, Map<Reading.Kind, Reading> readings, SourcePositions positions, boolean last) {

        Piece piece() throws CompilationFailure {
            return Stream.<Optional<Piece>>of(anImport(), declaration(), expression(), statement(), discarded())
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(this::failure);
        }

        private Reading reading(Reading.Kind kind) {
            return Objects.requireNonNull(readings.get(kind));
        }

        private Optional<Piece> anImport() {
            Reading reading = readings.get(Reading.Kind.IMPORT);
            if (reading == null
                    || !reading.valid()
                    || reading.tree().getImports().size() != 1) return Optional.empty();
            ImportTree tree = reading.tree().getImports().getFirst();
            String name = (tree.isModule() ? "module " : "") + tree.getQualifiedIdentifier();
            return Optional.of(new Piece.Import(span(reading, tree), new Imported(tree.isStatic(), name)));
        }

        private Optional<Piece> declaration() {
            Reading reading = reading(Reading.Kind.DECLARATION);
            if (!reading.valid()) return localVariables();
            List<? extends Tree> members = members(reading);
            if (members.isEmpty()) return Optional.empty();
            return switch (members.getFirst()) {
                case MethodTree m when m.getBody() != null && members.size() == 1 -> Optional.of(method(reading, m));
                case ClassTree c when members.size() == 1 -> Optional.of(type(reading, c));
                case VariableTree _ -> variables(reading, members);
                default -> Optional.empty();
            };
        }

        /// Only a local variable may be declared with `var`.
        private Optional<Piece> localVariables() {
            Reading reading = reading(Reading.Kind.STATEMENT);
            return reading.valid() ? variables(reading, statements(reading)) : Optional.empty();
        }

        private Optional<Piece> variables(Reading reading, List<? extends Tree> trees) {
            if (trees.isEmpty() || !trees.stream().allMatch(t -> t instanceof VariableTree)) return Optional.empty();
            Span span = new Span(
                    Blanks.skip(code, reading.inCell(0)),
                    span(reading, trees.getLast()).end());
            return Optional.of(new Declarators(code, span, Modifiers.of(code, span.start()), t -> span(reading, t))
                    .variables(trees.stream().map(VariableTree.class::cast).toList()));
        }

        private Piece type(Reading reading, ClassTree tree) {
            Span span = span(reading, tree);
            return new Piece.Type(
                    span, Modifiers.of(code, span.start()), tree.getSimpleName().toString());
        }

        private Piece method(Reading reading, MethodTree tree) {
            Span span = span(reading, tree);
            String name = tree.getName().toString();
            List<String> types = tree.getParameters().stream()
                    .map(p -> Signatures.erased(p.getType().toString()))
                    .toList();
            return new Piece.Method(
                    span,
                    Modifiers.of(code, span.start()),
                    name,
                    name + types,
                    tree.getParameters().stream()
                            .map(p -> p.getName().toString())
                            .toList(),
                    !tree.getReturnType().toString().equals("void"),
                    span(reading, tree.getBody()));
        }

        private Optional<Piece> expression() {
            boolean semicolon = code.substring(
                            0, reading(Reading.Kind.STATEMENT).inCell(Long.MAX_VALUE))
                    .stripTrailing()
                    .endsWith(";");
            return last && !semicolon && !switches() ? anExpression().map(this::value) : Optional.empty();
        }

        /// A switch that can be a statement is one, as anywhere in Java, unless it yields.
        private boolean switches() {
            Reading reading = reading(Reading.Kind.STATEMENT);
            List<StatementTree> trees = reading.valid() ? statements(reading) : List.of();
            return trees.size() == 1 && trees.getFirst() instanceof SwitchTree tree && !Yields.in(tree);
        }

        private Piece value(Span span) {
            return new Piece.Value(span, call(reading(Reading.Kind.EXPRESSION)));
        }

        private Optional<Piece> discarded() {
            return anExpression().map(Piece.Discarded::new);
        }

        private Optional<Span> anExpression() {
            Reading reading = reading(Reading.Kind.EXPRESSION);
            if (!reading.valid() || members(reading).size() != 1) return Optional.empty();
            ExpressionTree tree = ((VariableTree) members(reading).getFirst()).getInitializer();
            boolean bareArray = tree instanceof NewArrayTree array && array.getType() == null;
            return bareArray ? Optional.empty() : Optional.of(span(reading, tree));
        }

        private Optional<Piece> statement() throws CompilationFailure {
            Reading reading = reading(Reading.Kind.STATEMENT);
            if (!reading.valid()) return Optional.empty();
            List<StatementTree> trees = statements(reading);
            if (trees.size() == 1 && trees.getFirst() instanceof ReturnTree r && r.getExpression() != null) {
                return Optional.of(result(reading, r));
            }
            for (StatementTree tree : trees)
                Returns.refuse(tree, t -> span(reading, t).start());
            int start = Blanks.skip(code, reading.inCell(0));
            int end = trees.isEmpty() ? start : span(reading, trees.getLast()).end();
            return Optional.of(new Piece.Statement(new Span(start, end)));
        }

        /// `return x;` at the end of a cell means `x`.
        private Piece result(Reading reading, ReturnTree tree) throws CompilationFailure {
            if (!last) {
                throw new CompilationFailure(
                        span(reading, tree).start(), "a return ends the cell: nothing may follow it");
            }
            return new Piece.Value(span(reading, tree.getExpression()), false);
        }

        /// The reading that got furthest is what the reader meant.
        private CompilationFailure failure() {
            Problem furthest = Stream.of(Reading.Kind.STATEMENT, Reading.Kind.DECLARATION)
                    .map(this::reading)
                    .filter(r -> !r.valid())
                    .map(Reading::problem)
                    .max(Comparator.comparingInt(Problem::at))
                    .orElseGet(() -> reading(Reading.Kind.EXPRESSION).problem());
            return new CompilationFailure(List.of(furthest));
        }

        private Span span(Reading reading, Tree tree) {
            CompilationUnitTree unit = reading.tree();
            int start = reading.inCell(positions.getStartPosition(unit, tree));
            int end = reading.inCell(positions.getEndPosition(unit, tree));
            return new Span(start, Blanks.lastTokenEnd(code, start, end));
        }

        private static boolean call(Reading reading) {
            return ((VariableTree) members(reading).getFirst()).getInitializer() instanceof MethodInvocationTree;
        }

        private static List<? extends Tree> members(Reading reading) {
            Tree first = reading.tree().getTypeDecls().getFirst();
            return ((ClassTree) first)
                    .getMembers().stream()
                            .filter(m -> !(m instanceof EmptyStatementTree))
                            .toList();
        }

        private static List<StatementTree> statements(Reading reading) {
            MethodTree wrapper = (MethodTree) members(reading).getFirst();
            return wrapper.getBody().getStatements().stream()
                    .<StatementTree>map(s -> s)
                    .filter(s -> !(s instanceof EmptyStatementTree))
                    .toList();
        }
    }
}
