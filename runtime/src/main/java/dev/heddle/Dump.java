package dev.heddle;

import dev.heddle.trace.WaitReason;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Go's texts about goroutines: what each does, where, and who created it. Frames of the runtime and of the
/// JDK's thread machinery are left out, as Go leaves out its own.
final class Dump {
    static final String NO_GOROUTINES = "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n";
    static final String NOT_WOVEN = "not woven";
    private static final String RUNTIME = "dev.heddle.";
    private static final long MINUTE = 60_000_000_000L;

    private final StringBuilder text = new StringBuilder();

    private Dump() {}

    static String panic(G g, Throwable cause) {
        Dump dump = new Dump();
        dump.text.append("panic: ").append(panicText(cause)).append('\n');
        dump.goroutine(g, "running", cause.getStackTrace());
        return dump.toString();
    }

    static String fatal(String message, G caller) {
        Dump dump = new Dump();
        dump.text.append("fatal error: ").append(message).append('\n');
        dump.goroutine(caller, "running", Thread.currentThread().getStackTrace());
        return dump.toString();
    }

    static String asleep(Program program) {
        Dump dump = new Dump();
        dump.text.append("fatal error: all goroutines are asleep - deadlock!\n");
        G main = program.main();
        if (main != null && !main.hasEnded()) dump.goroutine(main);
        for (G g : program.live()) if (g != main) dump.goroutine(g);
        return dump.toString();
    }

    static String of(G g) {
        Dump dump = new Dump();
        dump.goroutine(g);
        return dump.toString().stripLeading();
    }

    static String ofAll() {
        Dump dump = new Dump();
        G caller = G.current();
        if (caller.id() == 1) dump.goroutine(caller);
        for (Program program : Program.all()) {
            G main = program.main();
            if (main != null && main.id() == 1 && main != caller) dump.goroutine(main);
        }
        Program.all().stream()
                .flatMap(program -> program.live().stream())
                .sorted(Comparator.comparingLong(G::id))
                .forEach(dump::goroutine);
        return dump.toString().stripLeading();
    }

    static String panicText(Throwable cause) {
        return cause instanceof Panic ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private void goroutine(G g) {
        goroutine(g, state(g), g.thread().getStackTrace());
    }

    private void goroutine(G g, String state, StackTraceElement[] stack) {
        text.append("\ngoroutine ").append(g.id());
        if (g.isNamed() && g.id() != 1) text.append(" \"").append(g.name()).append('"');
        text.append(" [").append(state).append(minutes(g)).append(locked(g)).append("]:\n");
        for (StackTraceElement frame : stack) {
            if (!isMachinery(frame)) frame(frame, "");
        }
        g.site().ifPresent(site -> {
            if (g.creator() > 0) frame(site, "created by ", " in goroutine " + g.creator());
        });
    }

    private static String state(G g) {
        if (g.reason() != WaitReason.NONE) return g.reason().toString();
        return switch (g.thread().getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> WaitReason.FOREIGN.toString();
            case NEW, RUNNABLE, TERMINATED -> g == G.running() ? "running" : running(g);
        };
    }

    /// Of a goroutine that has been asked in vain to give way the dump says why: its code is not woven.
    private static String running(G g) {
        Processor p = g.scheduler.processorOf(g);
        if (p == null) return "runnable";
        if (p.handedOn) return WaitReason.SYSCALL.toString();
        return p.isDeaf() ? "running, " + NOT_WOVEN : "running";
    }

    private static String minutes(G g) {
        if (g.reason() == WaitReason.NONE) return "";
        long minutes = (System.nanoTime() - g.blockedAt()) / MINUTE;
        return minutes < 1 ? "" : ", " + minutes + " minutes";
    }

    private static String locked(G g) {
        return g.locks > 0 ? ", locked to thread" : "";
    }

    private void frame(StackTraceElement frame, String before) {
        frame(frame, before, "");
    }

    private void frame(StackTraceElement frame, String before, String after) {
        text.append(before).append(frame.getClassName()).append('.').append(frame.getMethodName());
        text.append(before.isEmpty() ? "(...)" : "").append(after).append("\n\t");
        text.append(place(frame.getFileName(), frame.getLineNumber())).append('\n');
    }

    private static String place(@Nullable String file, int line) {
        if (file == null) return "unknown source";
        return line < 0 ? file : file + ":" + line;
    }

    private static boolean isMachinery(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.equals("java.lang.VirtualThread")
                || type.startsWith("java.lang.VirtualThread$")
                || type.equals("java.lang.Thread")
                || type.equals("java.util.concurrent.locks.LockSupport")
                || type.startsWith("java.lang.System$")
                || type.startsWith("jdk.internal.")
                || (type.startsWith(RUNTIME) && type.indexOf('.', RUNTIME.length()) < 0);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
