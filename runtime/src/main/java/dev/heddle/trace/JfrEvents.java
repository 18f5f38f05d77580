package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/// Says to the JDK's Flight Recorder what goroutines do, while a trace is taken: an event for each span, on the
/// goroutine's own thread, so that JDK Mission Control draws them beside the JVM's own events.
///
/// A span that somebody else ends is committed when its goroutine next records something itself.
final class JfrEvents implements Observer {
    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<Long, String> names;

    JfrEvents(Map<Long, String> names) {
        this.names = names;
    }

    /// An observer if the JDK has a Flight Recorder and it is on, else null.
    static @Nullable Observer ifOn(Map<Long, String> names) {
        boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return present && FlightRecorder.isInitialized() ? new JfrEvents(names) : null;
    }

    /// What all have.
    @Category({"Heddle", "Goroutines"})
    @StackTrace(false)
    abstract static class Stretch extends jdk.jfr.Event {
        @Label("Goroutine")
        long goroutine;

        @Label("Name")
        String name = "";
    }

    @Name("dev.heddle.GoroutineRun")
    @Label("Goroutine Runs")
    @Description("A goroutine runs on a processor (P), carried by a thread (M)")
    static final class Run extends Stretch {
        @Label("P")
        int p;

        @Label("M")
        int m;

        @Label("Ended By")
        @Description("Why it stopped: a wait's reason, a yield, or its end")
        String endedBy = "";

        @Label("Site")
        String site = "";
    }

    @Name("dev.heddle.GoroutineReady")
    @Label("Goroutine Ready")
    @Description("A goroutine could run and waits for a processor (P)")
    static final class Ready extends Stretch {}

    @Name("dev.heddle.GoroutineWait")
    @Label("Goroutine Waits")
    @Description("A goroutine waits for a channel, a lock, the clock, …")
    static final class Wait extends Stretch {
        @Label("Reason")
        String reason = "";

        @Label("Object")
        @Description("The channel or lock waited for, 0 if there is none or several")
        long object;

        @Label("Site")
        String site = "";

        @Label("Waker")
        @Description("The goroutine that ended the wait, 0 for the clock and for threads that are none")
        long waker;
    }

    /// One goroutine. The scheduler hands it from thread to thread, but whoever ends the trace comes between: all is
    /// guarded by the lane.
    private static final class Lane {
        private final List<Stretch> ended = new ArrayList<>();
        private @Nullable Stretch open;

        synchronized void begin(Stretch stretch) {
            end();
            stretch.begin();
            open = stretch;
        }

        synchronized void wokenBy(long g) {
            if (open instanceof Wait wait) wait.waker = g;
        }

        /// Called on the goroutine's own thread.
        synchronized void leave(String why, int site) {
            if (open instanceof Run run) {
                run.endedBy = why;
                run.site = Sites.text(site);
            }
            commit();
        }

        synchronized void commit() {
            end();
            for (Stretch stretch : ended) stretch.commit();
            ended.clear();
        }

        private void end() {
            if (open == null) return;
            open.end();
            ended.add(open);
            open = null;
        }
    }

    @Override
    public void recorded(
            Event.Kind kind, long g, int p, int m, WaitReason reason, long object, long partner, int count, int site) {
        switch (kind) {
            case GO_CREATE -> begin(partner, new Ready());
            case GO_START -> {
                Run run = new Run();
                run.p = p;
                run.m = m;
                begin(g, run);
            }
            case GO_STOP -> {
                leave(g, reason.toString(), site);
                begin(g, new Ready());
            }
            case GO_BLOCK -> {
                leave(g, reason.toString(), site);
                Wait wait = new Wait();
                wait.reason = reason.toString();
                wait.object = object;
                wait.site = Sites.text(site);
                begin(g, wait);
            }
            case GO_UNBLOCK -> {
                lane(partner).wokenBy(g);
                begin(partner, new Ready());
            }
            case GO_END -> {
                leave(g, "end", site);
                lanes.remove(g);
            }
            default -> {}
        }
    }

    private Lane lane(long g) {
        return lanes.computeIfAbsent(g, _ -> new Lane());
    }

    private void begin(long g, Stretch stretch) {
        if (g == 0) return;
        stretch.goroutine = g;
        stretch.name = names.getOrDefault(g, "");
        lane(g).begin(stretch);
    }

    private void leave(long g, String why, int site) {
        if (g != 0) lane(g).leave(why, site);
    }

    @Override
    public void ended() {
        lanes.values().forEach(Lane::commit);
        lanes.clear();
    }
}
