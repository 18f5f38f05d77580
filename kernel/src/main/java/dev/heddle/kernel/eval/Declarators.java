package dev.heddle.kernel.eval;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.heddle.kernel.eval.Splitter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Takes `int a = 1, b[] = {2};` apart, by the text: javac's trees do not tell where a name stands.
///
/// @param spanOf where a tree stands in the cell
record Declarators(String code, Span span, Modifiers modifiers, Function<Tree, Span> spanOf) {

    Piece variables(List<VariableTree> trees) {
        List<Piece.Variable> variables = new ArrayList<>();
        Optional<Span> type = Optional.empty();
        int from = modifiers.end();
        for (VariableTree tree : trees) {
            String name = tree.getName().toString();
            int at = find(name, from);
            if (variables.isEmpty()) type = type(modifiers.end(), at);
            int end = at + name.length();
            String dimensions = dimensions(end);
            Optional<Span> initializer =
                    Optional.ofNullable(tree.getInitializer()).map(spanOf);
            variables.add(new Piece.Variable(name, at, type, dimensions, initializer));
            from = initializer.map(Span::end).orElse(end);
        }
        return new Piece.Variables(span, modifiers, variables);
    }

    /// The type's text, without the blanks before the name; empty for `var`.
    private Optional<Span> type(int start, int nameAt) {
        int end = nameAt;
        while (end > start && Character.isWhitespace(code.charAt(end - 1))) end--;
        Span type = new Span(start, end);
        return type.of(code).equals("var") ? Optional.empty() : Optional.of(type);
    }

    /// The name as declared: what follows it is no part of a type.
    private int find(String name, int from) {
        for (int i = from;
                i < span.end();
                i = Character.isJavaIdentifierPart(code.charAt(i)) ? wordEnd(i) : Blanks.token(code, i)) {
            if (code.startsWith(name, i) && wordEnd(i) == i + name.length() && endsDeclaration(i + name.length())) {
                return i;
            }
        }
        throw new IllegalStateException("no declaration of " + name + " in " + span.of(code));
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) end++;
        return end;
    }

    private boolean endsDeclaration(int at) {
        int next = Blanks.skip(code, at);
        return next >= code.length() || next >= span.end() || "=,;[".indexOf(code.charAt(next)) >= 0;
    }

    private String dimensions(int at) {
        StringBuilder brackets = new StringBuilder();
        int next = Blanks.skip(code, at);
        while (next < code.length() && code.charAt(next) == '[') {
            brackets.append("[]");
            next = Blanks.skip(code, Blanks.closing(code, next));
        }
        return brackets.toString();
    }
}
