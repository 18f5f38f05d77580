package dev.heddle;

import static dev.heddle.Go.gosched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.SingleFlight.Result;
import dev.heddle.trace.WaitReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {
    @Test
    @DisplayName("SF1: callers at the same time share one computation, later ones compute anew")
    void shares() {
        Run.main(() -> {
            SingleFlight<String, Integer> group = new SingleFlight<>();
            AtomicInteger computed = new AtomicInteger();
            AtomicInteger shared = new AtomicInteger();
            Channel<Integer> gate = Channel.make();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 5; g++) {
                done.go(() -> {
                    var result = group.run("key", () -> {
                        gate.receive();
                        return computed.incrementAndGet();
                    });
                    assertEquals(1, result.value());
                    if (result.shared()) shared.incrementAndGet();
                });
            }
            ChannelTest.untilWaiting(WaitReason.WAIT_GROUP_WAIT, 4);
            gate.send(1);
            done.await();
            assertEquals(5, shared.get());
            assertEquals(new Result<>(2, false), group.run("key", computed::incrementAndGet));
            return null;
        });
    }

    @Test
    @DisplayName("SF1: what the computation throws, every caller throws; forget makes the next call compute")
    void failsForAll() {
        Run.main(() -> {
            SingleFlight<String, Integer> group = new SingleFlight<>();
            Channel<Integer> gate = Channel.make();
            WaitGroup done = new WaitGroup();
            for (int g = 0; g < 3; g++) {
                done.go(() -> assertThrows(
                        Panic.class,
                        () -> group.run("key", () -> {
                            gate.receive();
                            throw Go.panic("seen");
                        })));
            }
            ChannelTest.untilWaiting(WaitReason.WAIT_GROUP_WAIT, 2);
            group.forget("key");
            assertEquals(7, group.run("key", () -> 7).value());
            gate.send(1);
            done.await();
            gosched();
            return null;
        });
    }
}
