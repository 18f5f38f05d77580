package dev.heddle.kernel.eval;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shows a throwable as its reader knows the code: cells and lines instead of generated classes, and no frames of
/// the kernel, of the scheduler, or below the code of a cell. `%trace` shows those too ([#whole]).
final class Traces {

    private static final Pattern CELL_CLASS = Pattern.compile("notebook\\.Cell\\d+(?:_\\d+)?(?:\\$(.+))?");
    private static final Pattern STEP = Pattern.compile("(lambda\\$)?(?:s\\$\\d+|run\\$)(?:\\$\\d+)?");
    private static final Pattern STEP_NAME =
            Pattern.compile("\\blambda\\$([\\w$]+?)\\$\\d+(?![\\w$])|\\b(s\\$\\d+)(?=[( ])");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([\\w$]+?)\\$\\d+");
    private static final int REPEATED = 3;
    private static final int FRAMES = 50;
    private static final List<String> HIDDEN =
            List.of("dev.heddle.kernel.", "java.lang.invoke.", "jdk.internal.", "java.lang.VirtualThread");

    private Traces() {}

    /// The lines of a throwable: what began it comes first, then what was thrown because of it.
    static List<String> lines(Throwable thrown) {
        Deque<Throwable> causes = new ArrayDeque<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = cause(t)) causes.push(t);
        List<String> lines = new ArrayList<>();
        String prefix = "";
        for (Throwable t : causes) {
            lines.add(prefix + header(t));
            lines.addAll(frames(t.getStackTrace()));
            for (Throwable suppressed : t.getSuppressed()) lines.add("    Suppressed: " + header(suppressed));
            prefix = "which caused: ";
        }
        return lines;
    }

    /// The lines of a throwable as the JVM prints it, nothing hidden; the short ones if it cannot be printed.
    static List<String> whole(Throwable thrown) {
        var text = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(text));
        } catch (Throwable e) {
            return lines(thrown);
        }
        return text.toString().lines().toList();
    }

    /// The class and the message. User code may fail in computing either.
    static String header(Throwable thrown) {
        String message = message(thrown);
        return name(thrown) + (message.isEmpty() ? "" : ": " + message);
    }

    static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : Problems.plain(message);
        } catch (Throwable e) {
            return "(its message threw " + e.getClass().getName() + ")";
        }
    }

    /// The class's name, as the reader wrote it if a cell declares it.
    static String name(Throwable thrown) {
        return className(thrown.getClass().getName());
    }

    /// The last part of the class's name.
    static String simpleName(Throwable thrown) {
        String name = name(thrown);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// A report of the runtime, such as a panic's: Go's form, the reader's names, and no frames of the kernel.
    static String report(String text) {
        List<String> lines = new ArrayList<>();
        String[] given = text.split("\n", -1);
        for (int i = 0; i < given.length; i++) {
            boolean frame = i + 1 < given.length && given[i + 1].startsWith("\t");
            String line = Problems.plain(given[i]);
            if (!frame) {
                lines.add(line);
            } else if (line.startsWith("dev.heddle.kernel.") || line.startsWith(CellClass.RUN)) {
                i++;
            } else {
                lines.add(STEP_NAME.matcher(line).replaceAll(Traces::stepName));
            }
        }
        return String.join("\n", lines);
    }

    private static String stepName(java.util.regex.MatchResult step) {
        if (step.group(2) != null) return "cell";
        return step.group(1).matches("s\\$\\d+|run\\$")
                ? "lambda"
                : "lambda in " + Matcher.quoteReplacement(step.group(1));
    }

    /// One frame, as in `at boom(Cell[5]:4)`; null for those that no reader wants.
    static @Nullable String frame(StackTraceElement frame) {
        Matcher cell = CELL_CLASS.matcher(frame.getClassName());
        if (!cell.matches()) {
            boolean hidden = HIDDEN.stream().anyMatch(frame.getClassName()::startsWith);
            return hidden ? null : "at " + frame.toString().replaceFirst("^app//", "");
        }
        String place = frame.getFileName() + ":" + frame.getLineNumber();
        String method = frame.getMethodName();
        Matcher step = STEP.matcher(method);
        if (step.matches()) {
            if (frame.getLineNumber() < 0 || method.equals(CellClass.RUN)) return null;
            return "at " + (step.group(1) == null ? place : "lambda(" + place + ")");
        }
        String type = cell.group(1) == null ? "" : className(frame.getClassName());
        Matcher lambda = LAMBDA.matcher(method);
        String name = lambda.matches() ? "lambda in " + lambda.group(1) : method;
        if (name.equals("<init>")) return "at new " + type + "(" + place + ")";
        return "at " + (type.isEmpty() ? "" : type + ".") + name + "(" + place + ")";
    }

    private static List<String> frames(StackTraceElement[] trace) {
        int end = trace.length;
        while (end > 0 && !CELL_CLASS.matcher(trace[end - 1].getClassName()).matches()) end--;
        int shown = end == 0 ? trace.length : end;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            boolean inner = i + 1 < shown && ofRuntime(trace[i]) && ofRuntime(trace[i + 1]);
            String line = inner ? null : frame(trace[i]);
            if (line != null) lines.add("    " + line);
        }
        return shortened(lines);
    }

    /// Recursion repeats itself: of a run of equal lines, a few and a count.
    private static List<String> shortened(List<String> lines) {
        List<String> few = new ArrayList<>();
        for (int i = 0, end; i < lines.size(); i = end) {
            end = i + 1;
            while (end < lines.size() && lines.get(end).equals(lines.get(i))) end++;
            int shown = end - i <= REPEATED ? end - i : 1;
            for (int k = 0; k < shown; k++) few.add(lines.get(i));
            if (shown < end - i) few.add("    … and " + (end - i - shown) + " times more");
        }
        int cut = few.size() - FRAMES;
        if (cut <= 0) return few;
        List<String> ends = new ArrayList<>(few.subList(0, FRAMES / 2));
        ends.add("    … " + cut + " more");
        ends.addAll(few.subList(few.size() - FRAMES / 2, few.size()));
        return ends;
    }

    private static boolean ofRuntime(StackTraceElement frame) {
        return frame.getClassName().startsWith("dev.heddle.");
    }

    private static String className(String name) {
        Matcher cell = CELL_CLASS.matcher(name);
        return cell.matches() && cell.group(1) != null ? cell.group(1).replace('$', '.') : name;
    }

    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
