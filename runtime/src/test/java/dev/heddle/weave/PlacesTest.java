package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Mutex;
import dev.heddle.Trace;
import dev.heddle.lesson.Shared;
import dev.heddle.trace.Event;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacesTest {
    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    /// Woven by the tests.
    public static final class Program implements Callable<Trace> {
        static int first;

        @Override
        public Trace call() {
            return Trace.of(() -> {
                first = line();
                Channel<Integer> c = Channel.make();
                Mutex mutex = new Mutex();
                Go.go("sender", () -> {
                    for (int i = 0; i < 2; i++) {
                        c.send(i);
                    }
                    Thread.sleep(1);
                    c.close();
                });
                mutex.lock();
                mutex.unlock();
                for (int value : c) {
                    Go.log("got " + value);
                }
                new Shared<>(0).write(1);
            });
        }
    }

    private static Set<String> sites(Trace trace, Event.Kind kind, int first) {
        return trace.events().stream()
                .filter(e -> e.kind() == kind)
                .map(e -> e.site().isEmpty()
                        ? ""
                        : "" + (Integer.parseInt(e.site().replace("PlacesTest:", "")) - first))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Trace run(Class<?> program) throws Exception {
        return ((Callable<Trace>) program.getConstructor().newInstance()).call();
    }

    @Test
    void eventsOfWovenCodeTellTheirLine() throws Exception {
        Class<?> woven = WovenLoader.weave(Program.class);
        Trace trace = run(woven);
        var field = woven.getDeclaredField("first");
        field.setAccessible(true);
        int first = field.getInt(null);
        assertEquals(Set.of("1"), sites(trace, Event.Kind.CHAN_MAKE, first));
        assertEquals(Set.of("3"), sites(trace, Event.Kind.GO_CREATE, first));
        assertEquals(Set.of("5"), sites(trace, Event.Kind.CHAN_SEND, first));
        assertEquals(Set.of("8"), sites(trace, Event.Kind.CHAN_CLOSE, first));
        assertEquals(Set.of("10"), sites(trace, Event.Kind.LOCK_ACQUIRE, first));
        assertEquals(Set.of("11"), sites(trace, Event.Kind.LOCK_RELEASE, first));
        assertEquals(Set.of("12"), sites(trace, Event.Kind.CHAN_RECEIVE, first));
        assertEquals(Set.of("13", "15"), sites(trace, Event.Kind.LOG, first));
        List<Span> waits = trace.spans().stream()
                .filter(s -> s.state() == State.BLOCKED && s.object() != 0)
                .toList();
        assertTrue(waits.stream().allMatch(s -> s.site().matches("PlacesTest:\\d+")), waits::toString);
        assertTrue(
                trace.spans().stream()
                        .filter(s -> s.state() == State.BLOCKED && s.object() == 0)
                        .allMatch(s -> s.site().isEmpty()),
                "a wait in other code is at no call of the runtime");
    }

    @Test
    void ofOtherCodeTheyTellWhereGoroutinesBegin() throws Exception {
        Trace trace = run(Program.class);
        assertEquals(Set.of("3"), sites(trace, Event.Kind.GO_CREATE, Program.first));
        assertEquals(Set.of(""), sites(trace, Event.Kind.CHAN_SEND, Program.first));
    }
}
