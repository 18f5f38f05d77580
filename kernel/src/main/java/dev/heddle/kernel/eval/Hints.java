package dev.heddle.kernel.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// What to do about the mistakes that learners make most, in a sentence each, beside javac's own words.
///
/// The order of frequency is that of Altadmri and Brown, "37 Million Compilations" (SIGCSE 2015): brackets, types of
/// arguments and values, names, missing returns, `=` for `==`, exceptions nobody handles.
final class Hints {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (\\w+)");
    private static final Pattern CONVERTED = Pattern.compile("(\\S+) cannot be converted to (\\S+)");
    private static final Pattern LOSSY = Pattern.compile("lossy conversion from (\\w+) to (\\w+)");
    private static final Pattern EXCEPTION = Pattern.compile("exception (\\S+);");

    private static final List<String> COMMON = List.of(
            "String",
            "System",
            "Integer",
            "Double",
            "Boolean",
            "Math",
            "Scanner",
            "List",
            "ArrayList",
            "Map",
            "HashMap",
            "Object",
            "Thread",
            "Random",
            "Arrays",
            "boolean",
            "int",
            "double");

    private static final List<String> PACKAGES = List.of(
            "java.util.concurrent.locks",
            "java.util.concurrent.atomic",
            "java.util.regex",
            "java.nio.charset",
            "java.nio.file.attribute",
            "java.net.http",
            "java.text",
            "java.lang.reflect",
            "java.lang.invoke",
            "java.time.format",
            "java.time.temporal",
            "java.security",
            "java.sql",
            "java.awt",
            "java.awt.image",
            "javax.swing",
            "javax.imageio",
            "dev.heddle",
            "dev.heddle.kernel");

    private Hints() {}

    /// The hint for what javac found, if there is one.
    static Optional<String> of(Diagnostic<?> diagnostic) {
        String code = diagnostic.getCode();
        return Optional.ofNullable(
                of(code == null ? "" : code.replaceFirst("^compiler\\.err\\.", ""), message(diagnostic)));
    }

    private static String message(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }

    private static @Nullable String of(String code, String message) {
        return switch (code) {
            case "expected", "expected2", "expected3", "expected4" -> expected(message);
            case "premature.eof" -> "a { or ( is never closed: each needs its } or )";
            case "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
                "something before this place is left over or missing, often a bracket or half of an expression";
            case "class.public.should.be.in.file", "orphaned" ->
                "there is one } or case too many: count the brackets above";
            case "unclosed.str.lit" ->
                "text in quotes ends on its line: close it with \", or use \"\"\" for several lines";
            case "unclosed.char.lit", "empty.char.lit" -> "'a' is one character; text stands between double quotes";
            case "not.stmt" -> "a value alone does nothing: = assigns, and a call needs its ()";
            case "else.without.if" ->
                "the if before it has ended: a ; after its ) ends it, and more than one statement needs { }";
            case "missing.ret.stmt" -> "each way through the method must return, also where no if is true";
            case "var.might.not.have.been.initialized" -> "give it a value where you declare it";
            case "already.defined" -> "to give the variable a new value, leave out its type; else choose another name";
            case "unreported.exception.need.to.catch.or.throw" -> unreported(message);
            case "cant.ref.non.effectively.final.var" ->
                "copy it to a variable that never changes, or count in an AtomicInteger: a lambda may run later, or elsewhere";
            case "cant.deref" ->
                "int, double, boolean and their like have no methods: compare with ==, and write"
                        + " String.valueOf(x) for their text";
            case "operator.cant.be.applied.1", "incomparable.types" ->
                "both sides must fit: text is compared with a.equals(b), and && and || stand between conditions";
            case "cant.apply.symbol", "cant.apply.symbols", "cant.apply.diamond.1" ->
                "compare the number, the order and the types of what stands between the () with what is required";
            case "override.static", "override.weaker.access", "override.incompatible.ret" -> ofObject(message);
            case "unreachable.stmt", "initializer.must.be.able.to.complete.normally" ->
                "nothing after return, break, throw or an endless loop is ever run";
            case "array.req.but.found" -> "[i] is for arrays: a list has get(i), a text charAt(i)";
            case "does.not.override.abstract" ->
                "write all methods that the interface asks for, public and with the same parameters";
            case "doesnt.exist" -> noPackage(message);
            case "prob.found.req" -> types(message);
            case "cant.resolve", "cant.resolve.location", "cant.resolve.args", "cant.resolve.location.args" ->
                name(message);
            default -> null;
        };
    }

    private static @Nullable String expected(String message) {
        if (message.startsWith("';'")) return "a statement ends with ; — put one where the caret is";
        if (message.contains("'('") || message.contains("')'") || message.contains("']'"))
            return "each ( and [ needs its ) and ]";
        if (message.contains("<identifier>"))
            return "a name is missing here, or a statement stands outside of a method";
        return null;
    }

    private static @Nullable String unreported(String message) {
        Matcher exception = EXCEPTION.matcher(message);
        if (!exception.find()) return null;
        String name = exception.group(1).substring(exception.group(1).lastIndexOf('.') + 1);
        return "in a method add \"throws " + name + "\" after its (), in a lambda catch it with try { … } catch ("
                + name + " e) { … }";
    }

    private static @Nullable String types(String message) {
        Matcher lossy = LOSSY.matcher(message);
        if (lossy.find()) return "(" + lossy.group(2) + ") before the value in () cuts off what does not fit";
        Matcher types = CONVERTED.matcher(message);
        if (!types.find()) return null;
        String from = types.group(1).substring(types.group(1).lastIndexOf('.') + 1);
        String to = types.group(2).substring(types.group(2).lastIndexOf('.') + 1);
        if (to.equals("boolean")) return "a condition is needed: == compares, = assigns";
        if (from.equals("String") && to.equals("int")) return "Integer.parseInt(text) makes a number of a text";
        if (from.equals("String") && to.equals("double")) return "Double.parseDouble(text) makes a number of a text";
        if (from.equals("String") && to.equals("char"))
            return "'a' is a character, \"a\" is a text; text.charAt(0) is its first";
        if (to.equals("String")) return "String.valueOf(x) makes a text of it";
        return null;
    }

    private static @Nullable String ofObject(String message) {
        if (!message.contains("java.lang.Object")) return null;
        return "every object has this method, and a cell has no object it could belong to: declare it in a class,"
                + " or give it another name or other parameters";
    }

    private static @Nullable String noPackage(String message) {
        String first = message.replaceFirst("^package (\\w+).*", "$1");
        return meant(first)
                .orElse("its library must be brought first: %maven group:artifact:version, or %jars path/to/it.jar");
    }

    private static Optional<String> meant(String name) {
        return COMMON.stream().filter(c -> near(c, name)).findFirst().map(c -> "is " + c + " meant? Capitals matter");
    }

    private static @Nullable String name(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) return null;
        String name = symbol.group(2);
        if (name.equals("length") || name.equals("size"))
            return "an array has length, a text length(), a list or a map size()";
        if (name.equals("exit") || name.equals("quit"))
            return "Ctrl-D leaves a console; in a notebook the Kernel menu shuts the kernel down";
        Optional<String> elsewhere = NotebookFile.ofSession().flatMap(notebook -> notebook.cellFor(name));
        if (elsewhere.isPresent()) return elsewhere.get();
        Optional<String> meant = meant(name);
        if (meant.isPresent()) return meant.get();
        if (symbol.group(1).equals("class") || Character.isUpperCase(name.charAt(0))) {
            Optional<String> found =
                    PACKAGES.stream().filter(p -> exists(p + "." + name)).findFirst();
            if (found.isPresent()) return "import " + found.get() + "." + name + "; makes it known";
        }
        return "is it spelt as where it is declared, and has that cell been run?";
    }

    static boolean exists(String className) {
        try {
            Class.forName(className, false, Hints.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /// Whether one is the other with other capitals, one character more, less or another, or two swapped.
    private static boolean near(String right, String written) {
        if (right.equals(written)) return false;
        if (right.equalsIgnoreCase(written)) return true;
        if (right.length() < 5 || Math.abs(right.length() - written.length()) > 1) return false;
        int from = 0;
        while (from < right.length() && from < written.length() && right.charAt(from) == written.charAt(from)) from++;
        String r = right.substring(from);
        String w = written.substring(from);
        return Stream.of(
                        r.length() > 0 && w.equals(r.substring(1)),
                        w.length() > 0 && r.equals(w.substring(1)),
                        r.length() > 0 && w.length() > 0 && r.substring(1).equals(w.substring(1)),
                        r.length() > 1
                                && w.length() > 1
                                && r.charAt(0) == w.charAt(1)
                                && r.charAt(1) == w.charAt(0)
                                && r.substring(2).equals(w.substring(2)))
                .anyMatch(b -> b);
    }
}
