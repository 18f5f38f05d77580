package dev.heddle.lincheck;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Mutex;
import dev.heddle.Once;
import dev.heddle.RWMutex;
import dev.heddle.SyncMap;
import dev.heddle.WeightedSemaphore;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// Our primitives as Lincheck sees them: operations that end, called by several threads at once. What they give must be
/// what the same operations give in some order, one after the other; a panic is a result, too.
final class Subjects {
    private Subjects() {}

    /// A buffer of two.
    public static class Buffered {
        private final Channel<Integer> c = Channel.make(2);

        /// Sends if there is room.
        @Operation
        public boolean trySend(@Param(gen = IntGen.class, conf = "1:3") int v) {
            boolean[] sent = {false};
            Go.select(Go.sending(c, v, () -> sent[0] = true), Go.otherwise(() -> {}));
            return sent[0];
        }

        /// Receives if there is something.
        @Operation
        public String tryReceive() {
            String[] got = {"nothing"};
            Go.select(Go.receivingOk(c, (v, ok) -> got[0] = ok ? "value " + v : "end"), Go.otherwise(() -> {}));
            return got[0];
        }

        /// How many it holds.
        @Operation
        public int len() {
            return c.len();
        }

        /// Closes it.
        @Operation
        public void close() {
            c.close();
        }
    }

    /// A counter under a mutex.
    public static class Locked {
        private final Mutex mu = new Mutex();
        private int n;

        /// Counts.
        @Operation
        public int next() {
            mu.lock();
            int next = ++n;
            mu.unlock();
            return next;
        }
    }

    /// A counter that is read, too.
    public static class ReadLocked {
        private final RWMutex mu = new RWMutex();
        private int n;

        /// Counts.
        @Operation
        public int next() {
            mu.lock();
            int next = ++n;
            mu.unlock();
            return next;
        }

        /// Reads.
        @Operation
        public int read() {
            mu.rLock();
            int read = n;
            mu.rUnlock();
            return read;
        }
    }

    /// Three permits.
    public static class Permits {
        private final WeightedSemaphore permits = new WeightedSemaphore(3);

        /// Takes some if there are so many.
        @Operation
        public boolean tryAcquire(@Param(gen = IntGen.class, conf = "1:3") int n) {
            return permits.tryAcquire(n);
        }

        /// Gives one back.
        @Operation
        public void release() {
            permits.release(1);
        }
    }

    /// A map of two keys.
    public static class Keyed {
        private final SyncMap<Integer, Integer> map = new SyncMap<>();

        /// Looks up.
        @Operation
        public String load(@Param(gen = IntGen.class, conf = "1:2") int key) {
            return map.load(key).toString();
        }

        /// Looks up or stores.
        @Operation
        public String loadOrStore(
                @Param(gen = IntGen.class, conf = "1:2") int key, @Param(gen = IntGen.class, conf = "1:3") int value) {
            return map.loadOrStore(key, value).toString();
        }

        /// Stores and tells what was there.
        @Operation
        public String swap(
                @Param(gen = IntGen.class, conf = "1:2") int key, @Param(gen = IntGen.class, conf = "1:3") int value) {
            return map.swap(key, value).toString();
        }

        /// Removes and tells what was there.
        @Operation
        public String loadAndDelete(@Param(gen = IntGen.class, conf = "1:2") int key) {
            return map.loadAndDelete(key).toString();
        }
    }

    /// A body that counts.
    public static class Runs {
        private final Once once = new Once();
        private int runs;

        /// Runs it unless it has run.
        @Operation
        public int run() {
            once.run(() -> runs++);
            return runs;
        }
    }

    /// A plain counter: what Lincheck must find wrong.
    public static class Unlocked {
        private int n;

        /// Counts.
        @Operation
        public int next() {
            return ++n;
        }
    }
}
