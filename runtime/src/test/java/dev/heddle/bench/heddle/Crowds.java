package dev.heddle.bench.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static java.util.Map.entry;

import dev.heddle.Channel;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Thousands of goroutines and their channels.
final class Crowds {
    private static final int SUBSCRIBERS = 1000;
    private static final int COUPLES = 10_000;
    private static final int STAGES = 10_000;

    private Crowds() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B6.popular", Crowds::popular),
                entry("B6.close", Crowds::closing),
                entry("B7.ring503", n -> ring(n, 503, 0)),
                entry("B7.ring1000deep16", n -> ring(n, 1000, 16)),
                entry("B7.ring1000deep64", n -> ring(n, 1000, 64)),
                entry("B7.laps", n -> ring(10 * n, n, 0)),
                entry("B11.pairs0", n -> pairs(n, 0)),
                entry("B11.pairs16", n -> pairs(n, 16)),
                entry("B11.pairs100", n -> pairs(n, 100)),
                entry("B11.chain", Crowds::chain));
    }

    static List<Channel<Integer>> channels(int n) {
        List<Channel<Integer>> cs = new ArrayList<>();
        for (int i = 0; i < n; i++) cs.add(Channel.make());
        return cs;
    }

    private static void popular(int n) {
        Channel<Integer> never = Channel.make();
        WaitGroup done = new WaitGroup();
        List<Channel<Integer>> feeds = channels(SUBSCRIBERS);
        for (Channel<Integer> feed : feeds) {
            done.go(() -> {
                for (int i = 0; i < n / SUBSCRIBERS; i++) select(receiving(never, _ -> {}), receiving(feed, _ -> {}));
            });
        }
        for (int i = 0; i < n / SUBSCRIBERS; i++) for (Channel<Integer> feed : feeds) feed.send(Channels.VALUE);
        done.await();
    }

    private static void closing(int n) {
        Channel<Integer> gate = Channel.make();
        WaitGroup done = new WaitGroup();
        for (int i = 0; i < n; i++) done.go(gate::receive);
        gosched();
        gate.close();
        done.await();
    }

    static void at(int depth, Runnable body) {
        if (depth == 0) {
            body.run();
        } else {
            at(depth - 1, body);
        }
    }

    /// A token goes round so many times; each node waits for it so many calls deep.
    private static void ring(int hops, int nodes, int depth) {
        List<Channel<Integer>> cs = channels(nodes);
        Channel<Boolean> finished = Channel.make();
        for (int i = 0; i < nodes; i++) {
            Channel<Integer> from = cs.get(i);
            Channel<Integer> to = cs.get((i + 1) % nodes);
            go(() -> at(depth, () -> {
                for (int token : from) {
                    if (token == 0) {
                        finished.send(true);
                    } else {
                        to.send(token - 1);
                    }
                }
            }));
        }
        cs.getFirst().send(hops);
        finished.receive();
        for (Channel<Integer> c : cs) c.close();
    }

    private static void pairs(int n, int capacity) {
        WaitGroup done = new WaitGroup();
        for (int p = 0; p < COUPLES; p++) {
            Channel<Integer> c = Channel.make(capacity);
            done.go(() -> {
                for (int i = 0; i < n / COUPLES; i++) c.send(Channels.VALUE);
            });
            done.go(() -> {
                for (int i = 0; i < n / COUPLES; i++) c.receive();
            });
        }
        done.await();
    }

    /// Messages through a chain of goroutines.
    private static void chain(int n) {
        Channel<Integer> first = Channel.make();
        Channel<Integer> in = first;
        for (int s = 0; s < STAGES; s++) {
            Channel<Integer> from = in;
            Channel<Integer> to = Channel.make();
            go(() -> {
                for (Integer v : from) to.send(v);
                to.close();
            });
            in = to;
        }
        go(() -> {
            for (int i = 0; i < n / STAGES; i++) first.send(Channels.VALUE);
            first.close();
        });
        for (Integer _ : in) {}
    }
}
