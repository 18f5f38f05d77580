package dev.heddle.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings the events of a Go trace's threads into one order and says them in our words.
///
/// Threads' clocks may differ a little, so time alone does not order them. What one thread does to a goroutine
/// or a P carries that one's count of changes: it can only come when the count says so and the state allows it.
/// Among the threads whose next event can come, the one with the earliest goes on. As in Go's own reader times grow
/// from change to change: one that the clocks put before or beside the last is said a nanosecond after it.
final class GoReplay {
    private static final long NONE = -1;

    private final Map<Long, Going> goroutines = new HashMap<>();
    private final Map<Long, Held> processors = new HashMap<>();
    private final Map<Long, Carrier> threads = new TreeMap<>();
    private final List<Event> began = new ArrayList<>(); // what ran when the trace began
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, String> names = new HashMap<>();
    private boolean first = true;
    private long start;
    private long now = -1; // since the start
    private int gomaxprocs;

    private enum Status {
        UNKNOWN,
        RUNNABLE,
        RUNNING,
        SYSCALL,
        WAITING
    }

    private enum Use {
        UNKNOWN,
        RUNNING,
        IDLE,
        SYSCALL,
        ABANDONED
    }

    private static final class Going {
        private Status status = Status.UNKNOWN;
        private long changes;
    }

    private static final class Held {
        private Use use = Use.UNKNOWN;
        private long changes;
    }

    /// A thread, and what of its events is to come.
    private static final class Carrier {
        private final long id;
        private long g = NONE;
        private long p = NONE;
        private @Nullable GoThread coming;

        Carrier(long id) {
            this.id = id;
        }
    }

    void play(GoGeneration generation) {
        List<Carrier> going = new ArrayList<>();
        generation.threads.forEach((id, batches) -> {
            Carrier thread = threads.computeIfAbsent(id, Carrier::new);
            GoThread coming = new GoThread(generation, batches);
            thread.coming = coming;
            if (coming.next()) going.add(thread);
        });
        if (first) start = going.stream().mapToLong(GoReplay::time).min().orElse(0);
        while (!going.isEmpty()) {
            Carrier thread = earliest(going);
            GoThread coming = coming(thread);
            now = Math.max(now + 1, coming.nanos - start);
            apply(thread, coming, generation);
            if (!coming.next()) going.remove(thread);
        }
        first = false;
    }

    private static GoThread coming(Carrier thread) {
        GoThread coming = thread.coming;
        if (coming == null) throw new IllegalStateException("thread " + thread.id + " is not played");
        return coming;
    }

    private static long time(Carrier thread) {
        return coming(thread).nanos;
    }

    private Carrier earliest(List<Carrier> going) {
        Carrier best = null;
        for (Carrier thread : going) {
            if ((best == null || time(thread) < time(best)) && canCome(thread, coming(thread))) best = thread;
        }
        if (best == null) throw new GoTrace.Malformed("its events contradict each other");
        return best;
    }

    private boolean canCome(Carrier thread, GoThread e) {
        return switch (e.kind) {
            case GO_START -> changes(e.arguments[0], Status.RUNNABLE, e.arguments[1]);
            case GO_UNBLOCK, GO_SWITCH, GO_SWITCH_DESTROY -> changes(e.arguments[0], Status.WAITING, e.arguments[1]);
            case PROC_START -> thread.p == NONE && changes(e.arguments[0], e.arguments[1], Use.IDLE);
            case PROC_STEAL -> changes(e.arguments[0], e.arguments[1], Use.SYSCALL, Use.ABANDONED);
            case GO_SYSCALL_END_BLOCKED -> thread.p == NONE || held(thread.p).use != Use.SYSCALL;
            default -> true;
        };
    }

    private boolean changes(long g, Status from, long count) {
        Going going = goroutines.get(g);
        return going != null && going.status == from && going.changes + 1 == count;
    }

    private boolean changes(long p, long count, Use... from) {
        Held held = processors.get(p);
        return held != null && held.changes + 1 == count && List.of(from).contains(held.use);
    }

    private Going going(long g) {
        return goroutines.computeIfAbsent(g, _ -> new Going());
    }

    private Held held(long p) {
        return processors.computeIfAbsent(p, _ -> new Held());
    }

    private void apply(Carrier thread, GoThread e, GoGeneration generation) {
        long[] a = e.arguments;
        switch (e.kind) {
            case PROCS_CHANGE -> gomaxprocs = Math.max(gomaxprocs, (int) a[0]);
            case PROC_STATUS -> hasProcessor(thread, a[0], (int) a[1]);
            case PROC_START -> {
                held(a[0]).use = Use.RUNNING;
                held(a[0]).changes = a[1];
                thread.p = a[0];
            }
            case PROC_STOP -> {
                say(thread, Event.Kind.PROC_IDLE, NONE, WaitReason.NONE, 0, "", "");
                held(thread.p).use = Use.IDLE;
                thread.p = NONE;
            }
            case PROC_STEAL -> steal(a[0], a[1], a[2]);
            case GO_STATUS, GO_STATUS_STACK -> hasGoroutine(thread, a[0], a[1], (int) a[2]);
            case GO_CREATE, GO_CREATE_BLOCKED -> create(thread, e, generation);
            case GO_CREATE_SYSCALL -> {
                going(a[0]).status = Status.SYSCALL;
                thread.g = a[0];
            }
            case GO_START -> start(thread, a[0], a[1]);
            case GO_STOP ->
                stop(thread, Status.RUNNABLE, Event.Kind.GO_STOP, reason(generation.text(a[0])), generation.site(a[1]));
            case GO_BLOCK ->
                stop(thread, Status.WAITING, Event.Kind.GO_BLOCK, reason(generation.text(a[0])), generation.site(a[1]));
            case GO_DESTROY, GO_DESTROY_SYSCALL -> end(thread);
            case GO_UNBLOCK -> unblock(thread, a[0], a[1], generation.site(a[2]));
            case GO_SWITCH, GO_SWITCH_DESTROY -> {
                unblock(thread, a[0], a[1], "");
                now++;
                if (e.kind == GoEvent.GO_SWITCH) {
                    stop(thread, Status.WAITING, Event.Kind.GO_BLOCK, WaitReason.NONE, "");
                } else {
                    end(thread);
                }
                now++;
                start(thread, a[0], a[1]);
            }
            case GO_SYSCALL_BEGIN -> {
                say(thread, Event.Kind.GO_BLOCK, thread.g, WaitReason.SYSCALL, 0, generation.site(a[1]), "");
                going(thread.g).status = Status.SYSCALL;
                if (thread.p != NONE) held(thread.p).use = Use.SYSCALL;
                if (thread.p != NONE) held(thread.p).changes = a[0];
            }
            case GO_SYSCALL_END -> {
                say(thread, Event.Kind.GO_UNBLOCK, NONE, WaitReason.NONE, thread.g, "", "");
                say(thread, Event.Kind.GO_START, thread.g, WaitReason.NONE, 0, "", "");
                going(thread.g).status = Status.RUNNING;
                if (thread.p != NONE) held(thread.p).use = Use.RUNNING;
            }
            case GO_SYSCALL_END_BLOCKED -> {
                say(thread, Event.Kind.GO_UNBLOCK, NONE, WaitReason.NONE, thread.g, "", "");
                going(thread.g).status = Status.RUNNABLE;
                thread.g = NONE;
            }
            case USER_LOG -> note(thread, generation.text(a[1]) + ": " + generation.text(a[2]), generation.site(a[3]));
            case USER_REGION_BEGIN -> note(thread, generation.text(a[1]) + " begins", generation.site(a[2]));
            case USER_REGION_END -> note(thread, generation.text(a[1]) + " ends", generation.site(a[2]));
            case USER_TASK_BEGIN -> note(thread, "task " + generation.text(a[2]), generation.site(a[3]));
            default -> {}
        }
    }

    private void hasProcessor(Carrier thread, long p, int status) {
        Held held = held(p);
        held.use = of(Use.values(), status);
        held.changes = 0;
        if (held.use == Use.RUNNING || held.use == Use.SYSCALL) thread.p = p;
    }

    private void hasGoroutine(Carrier thread, long g, long on, int status) {
        boolean known = goroutines.containsKey(g);
        Going going = going(g);
        going.status = of(Status.values(), status);
        going.changes = 0;
        if (going.status == Status.RUNNING) {
            thread.g = g;
            if (!known) began.add(event(0, thread, Event.Kind.GO_START, g, WaitReason.NONE, 0, "", ""));
        } else if (going.status == Status.SYSCALL) {
            threads.computeIfAbsent(on == NONE ? thread.id : on, Carrier::new).g = g;
        }
    }

    private static <T> T of(T[] all, int number) {
        if (number <= 0 || number >= all.length) throw new GoTrace.Malformed("it tells of an unknown state " + number);
        return all[number];
    }

    /// A P is taken from a thread that is in a system call.
    private void steal(long p, long count, long from) {
        Held held = held(p);
        boolean abandoned = held.use == Use.ABANDONED;
        held.use = Use.IDLE;
        held.changes = count;
        Carrier victim = threads.get(from);
        if (!abandoned && victim != null && victim.p == p) victim.p = NONE;
    }

    private void create(Carrier thread, GoThread e, GoGeneration generation) {
        long g = e.arguments[0];
        say(thread, Event.Kind.GO_CREATE, thread.g, WaitReason.NONE, g, generation.site(e.arguments[2]), "");
        going(g).status = Status.RUNNABLE;
        if (e.kind == GoEvent.GO_CREATE_BLOCKED) { // a coroutine waits until it is switched to
            say(thread, Event.Kind.GO_BLOCK, g, WaitReason.NONE, 0, "", "");
            going(g).status = Status.WAITING;
        }
        going(g).changes = 0;
        names.put(g, generation.function(e.arguments[1]));
    }

    private void start(Carrier thread, long g, long count) {
        going(g).status = Status.RUNNING;
        going(g).changes = count;
        thread.g = g;
        say(thread, Event.Kind.GO_START, g, WaitReason.NONE, 0, "", "");
    }

    private void stop(Carrier thread, Status next, Event.Kind kind, WaitReason why, String site) {
        say(thread, kind, thread.g, why, 0, site, "");
        going(thread.g).status = next;
        thread.g = NONE;
    }

    private void end(Carrier thread) {
        say(thread, Event.Kind.GO_END, thread.g, WaitReason.NONE, 0, "", "");
        goroutines.remove(thread.g);
        thread.g = NONE;
    }

    private void unblock(Carrier thread, long g, long count, String site) {
        long by = thread.g != NONE && going(thread.g).status == Status.RUNNING ? thread.g : NONE;
        say(thread, Event.Kind.GO_UNBLOCK, by, WaitReason.NONE, g, site, "");
        going(g).status = Status.RUNNABLE;
        going(g).changes = count;
    }

    private void note(Carrier thread, String text, String site) {
        say(thread, Event.Kind.LOG, thread.g, WaitReason.NONE, 0, site, text);
    }

    private void say(Carrier thread, Event.Kind kind, long g, WaitReason why, long partner, String site, String value) {
        events.add(event(now, thread, kind, g, why, partner, site, value));
    }

    private static Event event(
            long time,
            Carrier thread,
            Event.Kind kind,
            long g,
            WaitReason why,
            long partner,
            String site,
            String value) {
        return new Event(
                time, kind, g == NONE ? 0 : g, (int) thread.p, (int) thread.id, why, 0, partner, 0, site, value);
    }

    private static WaitReason reason(String text) {
        return switch (text) {
            case "runtime.Gosched" -> WaitReason.GOSCHED;
            case "preempted" -> WaitReason.PREEMPTED;
            case "chan send" -> WaitReason.CHAN_SEND;
            case "chan receive" -> WaitReason.CHAN_RECEIVE;
            case "select" -> WaitReason.SELECT;
            case "forever" -> WaitReason.SELECT_NO_CASES;
            case "sync" -> WaitReason.SEM_ACQUIRE;
            case "sync.(*Cond).Wait" -> WaitReason.COND_WAIT;
            case "sleep" -> WaitReason.SLEEP;
            case "synctest" -> WaitReason.SETTLE;
            case "network" -> WaitReason.IO_WAIT;
            default -> text.contains("GC") || text.contains("system") ? WaitReason.RUNTIME : WaitReason.NONE;
        };
    }

    Recording recording() {
        names.put(1L, "main");
        names.values().removeIf(String::isEmpty);
        List<Event> all = new ArrayList<>(began);
        all.addAll(events);
        int ps = Math.max(gomaxprocs, processors.size());
        return Recording.of(all, names, new Recording.Meta(false, ps, 0, 0, Math.max(0, now)));
    }
}
