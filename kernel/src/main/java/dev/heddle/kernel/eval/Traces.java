package dev.heddle.kernel.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shows a throwable as its reader knows the code: cells and lines instead of generated classes, and no frames of
/// the kernel, of the scheduler, or below the code of a cell.
final class Traces {

    private static final Pattern CELL_CLASS = Pattern.compile("notebook\\.Cell\\d+(?:_\\d+)?(?:\\$(.+))?");
    private static final Pattern STEP = Pattern.compile("(lambda\\$)?(?:s\\$\\d+|run\\$)(?:\\$\\d+)?");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([\\w$]+?)\\$\\d+");
    private static final List<String> HIDDEN =
            List.of("dev.heddle.kernel.", "java.lang.invoke.", "jdk.internal.", "java.lang.VirtualThread");

    private Traces() {}

    /// The lines of a throwable and its causes.
    static List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (Throwable t = thrown; t != null && seen.add(t); t = cause(t)) {
            lines.add(prefix + header(t));
            lines.addAll(frames(t.getStackTrace()));
            for (Throwable suppressed : t.getSuppressed()) lines.add("    Suppressed: " + header(suppressed));
            prefix = "Caused by: ";
        }
        return lines;
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

    /// A report of the runtime, such as a panic's, with the reader's names and positions.
    static String report(String text) {
        return Problems.plain(text);
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
        return lines;
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
