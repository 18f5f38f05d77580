package dev.heddle.bench;

import java.util.ArrayList;
import java.util.List;

/// A program of the suite: what its operation is, how many a round has, and the time that Heddle may take.
///
/// @param name the group it belongs to, a dot, its own
/// @param operations in a round
/// @param atMost × Go's time
record Program(String name, int operations, double atMost) {
    private static final double LIMIT = 1.3;
    private static final double YIELD_LIMIT = 1.7; // the JVM's switch of continuations alone is above Go's yield
    private static final double BURST_LIMIT = 0.6;

    /// All, in the order in which they are measured.
    static List<Program> all() {
        List<Program> all = new ArrayList<>();
        for (String line : LIST.split("\n")) {
            String[] words = line.split(" +");
            all.add(new Program(words[0], Integer.parseInt(words[1]), limit(words[0])));
        }
        return all;
    }

    private static double limit(String name) {
        if (name.startsWith("B15.yield")) return YIELD_LIMIT;
        return name.equals("B10.burst") ? BURST_LIMIT : LIMIT;
    }

    /// As the peers read it.
    String argument() {
        return name + ":" + operations;
    }

    private static final String LIST = """
            B1.pingPong 200000
            B2.cap0 300000
            B2.cap1 300000
            B2.cap10 500000
            B2.cap100 1000000
            B2.cap100work 200000
            B3.uncontended 1000000
            B3.contended 500000
            B3.semaphore 500000
            B3.nonblock 1000000
            B3.make 300000
            B4.sync 100000
            B4.async 300000
            B4.mix 50000
            B4.nil 100000
            B4.default 500000
            B4.cases4 100000
            B4.cases16 30000
            B5.done 160000
            B6.popular 100000
            B6.close 100000
            B7.ring503 200000
            B7.ring1000deep16 100000
            B7.ring1000deep64 100000
            B8.sieve 500
            B9.skynet 100000
            B9.fib 28656
            B9.quicksort 30000
            B10.spawn 200000
            B10.burst 300000
            B10.nested 100000
            B10.wgGo 100000
            B11.pairs0 200000
            B11.pairs16 480000
            B11.pairs100 1000000
            B11.chain 200000
            B12.fanIn 50000
            B12.mpmc 300000
            B12.chameneos 50000
            B13.mutex 500000
            B13.mutexWork 200000
            B13.rwMutex 500000
            B13.cond 50000
            B13.waitGroup 1000000
            B13.once 5000000
            B13.pool 1000000
            B13.map 1000000
            B13.starve 20
            B14.afterFunc 20000
            B14.sleepers 10000
            B14.stop 300000
            B14.context 10000
            B15.yield 500000
            B15.yield1000 500000
            B15.hog 50000
            """;
}
