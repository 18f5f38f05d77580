package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.log;
import static dev.heddle.Go.panic;
import static dev.heddle.Go.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.State;
import dev.heddle.trace.WaitReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("D7: the flight recorder")
class FlightTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void tellsWhatHappenedInTheWindowAndNothingOlder() {
        Run.main(() -> {
            try (Flight flight = Trace.flight(Duration.ofMillis(20))) {
                log("old");
                sleep(Duration.ofMillis(50));
                Recording dump = flight.dump();
                assertFalse(said(dump).contains("old"), () -> dump.events().toString());
                assertEquals(20_000_000, dump.meta().end() - dump.meta().begin());
                assertTrue(dump.spans().stream()
                        .allMatch(s -> s.start() >= dump.meta().begin()));
            }
            try (Flight flight = Trace.flight(LONG)) {
                log("old");
                sleep(Duration.ofMillis(50));
                assertEquals(List.of("old"), said(flight.dump()));
            }
            return null;
        });
    }

    @Test
    void itsMemoryIsBoundedAndWhatIsLostIsCounted() {
        try (Flight flight = Trace.flight(LONG, Trace.Options.STANDARD.withEvents(256), dump -> {})) {
            for (int i = 0; i < 10_000; i++) log("note " + i);
            Recording dump = flight.dump();
            assertEquals(255, dump.events().size());
            assertEquals("note 9999", dump.events().getLast().value());
            assertTrue(dump.meta().dropped() >= 9_745, () -> "" + dump.meta());
        }
    }

    private record Troubled(Program.Outcome outcome, Flight.Dump dump) {}

    private static Troubled trouble(Callable<?> body) {
        List<Flight.Dump> told = new ArrayList<>();
        try (Flight flight = Trace.flight(LONG, Trace.Options.STANDARD, told::add)) {
            Program.Outcome outcome = Run.outcome(body);
            assertEquals(1, told.size());
            assertEquals(told.getFirst(), flight.last().orElseThrow());
            return new Troubled(outcome, told.getFirst());
        }
    }

    @Test
    void panicDumpsWhatLedToIt() {
        Troubled troubled = trouble(() -> {
            go(() -> {
                log("about to fail");
                throw panic("no more");
            });
            Go.select();
            return null;
        });
        assertInstanceOf(Program.Outcome.Panicked.class, troubled.outcome);
        assertEquals("panic: no more", troubled.dump.why());
        assertEquals(List.of("about to fail"), said(troubled.dump.recording()));
    }

    @Test
    void deadlockDumpsWhoWaitsForWhat() {
        Troubled troubled = trouble(() -> {
            Channel<Integer> never = Channel.make();
            go(never::receive);
            return never.receive();
        });
        assertInstanceOf(Program.Outcome.Fatal.class, troubled.outcome);
        assertEquals("fatal error: all goroutines are asleep - deadlock!", troubled.dump.why());
        Recording recording = troubled.dump.recording();
        long waiting = recording.spans().stream()
                .filter(s -> s.state() == State.BLOCKED && s.reason() == WaitReason.CHAN_RECEIVE)
                .filter(s -> s.end() == recording.meta().end())
                .count();
        assertEquals(2, waiting, () -> recording.spans().toString());
    }

    @Test
    void interruptDumpsWhatItEnds() {
        Troubled troubled = trouble(() -> {
            log("for ever");
            Program.current().interrupt();
            Go.select();
            return null;
        });
        assertEquals("interrupt", troubled.dump.why());
        assertEquals(List.of("for ever"), said(troubled.dump.recording()));
    }

    @Test
    void aReceiverThatFailsHidesNoOutcome() {
        try (Flight flight = Trace.flight(LONG, Trace.Options.STANDARD, dump -> {
            throw new IllegalStateException("no disk");
        })) {
            Program.Outcome outcome = Run.outcome(() -> Channel.make().receive());
            assertInstanceOf(Program.Outcome.Fatal.class, outcome);
            assertTrue(flight.last().isPresent());
        }
    }

    @Test
    void isTheOneTraceWhileItIsOn() {
        try (Flight flight = Trace.flight(LONG)) {
            assertThrows(IllegalStateException.class, Trace::start);
            assertTrue(flight.last().isEmpty());
        }
        Trace.start().stop();
        assertThrows(IllegalArgumentException.class, () -> Trace.flight(Duration.ZERO));
        Trace.start().stop();
    }

    private static List<String> said(Recording recording) {
        return recording.events().stream()
                .filter(e -> e.kind() == Event.Kind.LOG)
                .map(Event::value)
                .toList();
    }
}
