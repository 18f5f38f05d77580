package dev.heddle.trace;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.log;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Mutex;
import dev.heddle.Program;
import dev.heddle.Trace;
import dev.heddle.WaitGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The program of `src/test/go/trace/main.go` in Java.
final class GoTwin {
    private GoTwin() {}

    /// Its trace with one P.
    static Recording trace() throws InterruptedException {
        int before = Go.gomaxprocs(1);
        try {
            Program.Outcome outcome =
                    Program.start("main", () -> Trace.of(GoTwin::main)).await();
            if (outcome instanceof Program.Outcome.Returned(Trace trace)) return trace;
            throw new AssertionError(outcome);
        } finally {
            Go.gomaxprocs(before);
        }
    }

    private static void main() {
        pipeline(0);
        pipeline(2);
        contention();
        choice();
        log("said: done");
        sleep(1);
    }

    private static void pipeline(int capacity) {
        Channel<Integer> c = Channel.make(capacity);
        WaitGroup wg = new WaitGroup();
        wg.add(2);
        go(() -> {
            for (int i = 0; i < 5; i++) c.send(i);
            c.close();
            wg.done();
        });
        go(() -> {
            for (int v : c) if (v == 2) gosched();
            wg.done();
        });
        wg.await();
    }

    private static void contention() {
        Mutex mu = new Mutex();
        WaitGroup wg = new WaitGroup();
        wg.add(1);
        mu.lock();
        go(() -> {
            mu.lock();
            mu.unlock();
            wg.done();
        });
        gosched();
        mu.unlock();
        wg.await();
    }

    private static void choice() {
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make();
        go(() -> a.send(1));
        select(receiving(a, v -> {}), receiving(b, v -> {}));
    }

    /// What the scheduler did with main and those that it began, a line for each transition, up to main's sleep.
    /// Goroutines are numbered as they came, and those of Go's runtime left out.
    static List<String> steps(Recording recording) {
        List<String> steps = new ArrayList<>();
        Map<Long, Integer> numbers = new HashMap<>();
        for (Event e : recording.events()) {
            if (numbers.isEmpty() && e.kind() == Event.Kind.GO_START) numbers.put(e.g(), 0);
            Integer g = numbers.get(e.g());
            if (g == null) continue;
            if (e.kind() == Event.Kind.GO_CREATE
                    && recording.names().getOrDefault(e.partner(), "").startsWith("runtime")) continue;
            switch (e.kind()) {
                case GO_CREATE -> {
                    numbers.put(e.partner(), numbers.size());
                    steps.add(g + " starts " + numbers.get(e.partner()));
                }
                case GO_START -> steps.add(g + " runs");
                case GO_STOP -> steps.add(g + " stops: " + e.reason());
                case GO_BLOCK -> steps.add(g + " blocks: " + inGo(e.reason()));
                case GO_UNBLOCK -> steps.add(g + " wakes " + numbers.get(e.partner()));
                case GO_END -> steps.add(g + " ends");
                case LOG -> steps.add(g + " says " + e.value());
                default -> {}
            }
            if (e.reason() == WaitReason.SLEEP) break;
        }
        return withoutVainYields(steps);
    }

    /// Go stops one that yields even if no other can run; here it goes on.
    private static List<String> withoutVainYields(List<String> steps) {
        List<String> left = new ArrayList<>();
        for (String step : steps) {
            String yield = step.replace(" runs", " stops: yield");
            if (step.endsWith(" runs") && !left.isEmpty() && left.getLast().equals(yield)) left.removeLast();
            else left.add(step);
        }
        return left;
    }

    /// Go's traces have one word for all that waits on a semaphore.
    private static WaitReason inGo(WaitReason reason) {
        return switch (reason) {
            case MUTEX_LOCK, WAIT_GROUP_WAIT -> WaitReason.SEM_ACQUIRE;
            default -> reason;
        };
    }
}
