package dev.heddle.bench.jox;

import com.softwaremill.jox.Channel;
import dev.heddle.bench.Suite;
import dev.heddle.bench.threads.Pipe;
import dev.heddle.bench.threads.Pipes;
import java.util.HashMap;
import java.util.Map;

/// Jox's channels on virtual threads of the default pool: the arguments of [Suite].
public final class Main {
    private Main() {}

    private record JoxPipe(Channel<Integer> channel) implements Pipe {
        @Override
        public void send(int value) throws InterruptedException {
            channel.send(value);
        }

        @Override
        public int receive() throws InterruptedException {
            return channel.receive();
        }
    }

    static <T> Channel<T> channel(int capacity) {
        return capacity == 0 ? Channel.newRendezvousChannel() : Channel.newBufferedChannel(capacity);
    }

    /// Runs them.
    public static void main(String[] args) throws Exception {
        Map<String, Suite.Measured> programs = new HashMap<>(new Pipes(n -> new JoxPipe(channel(n))).programs());
        programs.putAll(Selects.programs());
        Suite.run(programs, args);
        System.exit(0);
    }
}
