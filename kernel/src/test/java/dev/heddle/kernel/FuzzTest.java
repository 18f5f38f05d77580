package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.heddle.kernel.wire.Codec;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Port;
import dev.heddle.kernel.wire.Signer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Whatever a peer sends, it is judged, and the kernel answers the next cell. `-Dheddle.seed=N` repeats a run.
@Isolated // a kernel takes over the standard streams
@Timeout(600)
class FuzzTest {
    private static final long SHARE_NANOS = 2_500_000_000L; // of each test that runs by default
    private static final int MILLION = 1_000_000;
    private static final String KEY = "key";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final long seed = Long.getLong("heddle.seed", new Random().nextLong());

    private interface Round {
        void run(Mutations mutations) throws Exception;
    }

    /// Plays rounds until there were enough or time is up, and says how to play them again.
    private void play(String what, int rounds, long nanos, Round round) {
        var mutations = new Mutations(seed, KEY);
        long end = System.nanoTime() + nanos;
        int played = 0;
        try {
            while (played < rounds && System.nanoTime() - end < 0) {
                round.run(mutations);
                played++;
            }
        } catch (Throwable e) {
            throw new AssertionError(what + " number " + played + " of -Dheddle.seed=" + seed, e);
        }
        out.printf("%,d %s of seed %d%n", played, what, seed);
    }

    private static Round decoding() {
        var codec = new Codec(new Signer(KEY));
        return mutations -> {
            if (codec.decode(mutations.frames()) instanceof Codec.Rejected(var reason)) assertFalse(reason.isBlank());
        };
    }

    private static Round reading() {
        return mutations -> assertNotNull(Request.of(mutations.body()));
    }

    @Test
    void framesAreJudged() {
        play("frames", MILLION, SHARE_NANOS, decoding());
    }

    @Test
    void bodiesAreRead() {
        play("bodies", MILLION, SHARE_NANOS, reading());
    }

    @Test
    void aKernelThatIsSentThemAnswersTheNextCell() throws IOException {
        againstAKernel(MILLION, SHARE_NANOS);
    }

    @Test
    @Tag("stress")
    void aMillionFramesAreJudged() {
        play("frames", MILLION, Long.MAX_VALUE / 2, decoding());
    }

    @Test
    @Tag("stress")
    void aMillionBodiesAreRead() {
        play("bodies", MILLION, Long.MAX_VALUE / 2, reading());
    }

    @Test
    @Tag("stress")
    void aKernelThatIsSentAHundredThousandAnswersTheNextCell() throws IOException {
        againstAKernel(MILLION / 10, Long.MAX_VALUE / 2);
    }

    private void againstAKernel(int rounds, long nanos) throws IOException {
        var connection = Client.connection();
        var log = new ArrayList<String>();
        var same = new ConnectionFile(connection.ip(), connection.ports(), KEY, Optional.empty());
        var history = new History(Optional.empty(), log::add);
        try (var kernel = started(new Kernel(same, new Echo(), history, _ -> {}));
                var client = new Client(same)) {
            var ports = List.of(Port.SHELL, Port.SHELL, Port.CONTROL);
            var random = new Random(seed);
            play("messages to a kernel", rounds, nanos, mutations -> {
                client.raw(ports.get(random.nextInt(ports.size())), mutations.frames());
                if (random.nextInt(500) == 0) client.ask(Port.CONTROL, "kernel_info_request", Json.object());
            });
            assertEquals(
                    "ok",
                    client.reply(Port.SHELL, client.execute("hello"))
                            .path("status")
                            .asText());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Kernel started(Kernel kernel) {
        kernel.start();
        return kernel;
    }
}
