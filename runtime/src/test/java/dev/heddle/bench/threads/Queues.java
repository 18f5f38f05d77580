package dev.heddle.bench.threads;

import dev.heddle.bench.Suite;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/// Virtual threads of the default pool with queues and locks of java.util.concurrent: the arguments of [Suite].
public final class Queues {
    private Queues() {}

    private record Queue(BlockingQueue<Integer> queue) implements Pipe {
        @Override
        public void send(int value) throws InterruptedException {
            queue.put(value);
        }

        @Override
        public int receive() throws InterruptedException {
            return queue.take();
        }
    }

    private static Pipe make(int capacity) {
        return new Queue(capacity == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(capacity));
    }

    /// Runs them.
    public static void main(String[] args) throws Exception {
        if (args[0].equals("memory")) {
            Threads.park(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } else {
            Map<String, Suite.Measured> programs = new HashMap<>(new Pipes(Queues::make).programs());
            programs.putAll(Threads.programs());
            Suite.run(programs, args);
        }
        System.exit(0);
    }
}
