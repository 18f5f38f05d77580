package dev.heddle.bench.jox;

import static com.softwaremill.jox.Select.defaultClause;
import static com.softwaremill.jox.Select.select;
import static com.softwaremill.jox.Select.selectOrClosed;
import static java.util.Map.entry;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.SelectClause;
import dev.heddle.bench.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;

/// Select statements, and programs that close a channel.
final class Selects {
    private static final int PAIRS = 16;
    private static final int SUBSCRIBERS = 1000;

    private interface Task {
        void run() throws Exception;
    }

    private Selects() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B3.nonblock", n -> byDefault(n, 1)),
                entry("B3.make", n -> {
                    for (int i = 0; i < n; i++) made = Main.channel(8);
                }),
                entry("B4.sync", n -> cases(n, 2)),
                entry("B4.async", Selects::async),
                entry("B4.default", n -> byDefault(n, 2)),
                entry("B4.cases4", n -> cases(n, 4)),
                entry("B4.cases16", n -> cases(n, 16)),
                entry("B5.done", Selects::sharedDone),
                entry("B6.popular", Selects::popular),
                entry("B6.close", Selects::closing),
                entry("B12.fanIn", Selects::fanIn));
    }

    private static volatile Channel<Integer> made = Main.channel(0);

    private static void go(Phaser group, Task task) {
        group.register();
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            group.arriveAndDeregister();
        });
    }

    private static List<Channel<Integer>> channels(int n) {
        List<Channel<Integer>> cs = new ArrayList<>();
        for (int i = 0; i < n; i++) cs.add(Main.channel(0));
        return cs;
    }

    private static void feed(int n, List<Channel<Integer>> cs, Phaser group) {
        go(group, () -> {
            for (int i = 0; i < n; i++) cs.get(i % cs.size()).send(1);
        });
    }

    private static void cases(int n, int channels) {
        List<Channel<Integer>> cs = channels(channels);
        Phaser group = new Phaser(1);
        if (channels == 2) {
            for (Channel<Integer> c : cs) feed(n / 2, List.of(c), group);
        } else {
            feed(n, cs, group);
        }
        go(group, () -> {
            SelectClause<?>[] clauses = cs.stream().map(Channel::receiveClause).toArray(SelectClause<?>[]::new);
            for (int i = 0; i < n; i++) select(clauses);
        });
        group.arriveAndAwaitAdvance();
    }

    private static void async(int n) {
        Channel<Integer> shared = Main.channel(2);
        Phaser group = new Phaser(1);
        for (int g = 0; g < 2; g++) {
            go(group, () -> {
                Channel<Integer> own = Main.channel(1);
                own.send(1);
                shared.send(1);
                for (int i = 0; i < n / 2; i++) {
                    Channel<Integer> from = select(shared.receiveClause(_ -> shared), own.receiveClause(_ -> own));
                    from.send(1);
                }
            });
        }
        group.arriveAndAwaitAdvance();
    }

    private static void byDefault(int n, int channels) {
        List<Channel<Integer>> cs = channels(channels);
        Phaser group = new Phaser(1);
        for (int g = 0; g < 2; g++) {
            go(group, () -> {
                for (int i = 0; i < n / 2; i++) {
                    if (channels == 1) {
                        select(cs.getFirst().receiveClause(), defaultClause(0));
                    } else {
                        select(cs.getFirst().receiveClause(), cs.getLast().receiveClause(), defaultClause(0));
                    }
                }
            });
        }
        group.arriveAndAwaitAdvance();
    }

    private static void sharedDone(int n) {
        Channel<Integer> stop = Main.channel(0);
        Phaser group = new Phaser(1);
        for (int p = 0; p < PAIRS; p++) {
            Channel<Integer> c = Main.channel(16);
            feed(n / PAIRS, List.of(c), group);
            go(group, () -> {
                for (int i = 0; i < n / PAIRS; i++) select(c.receiveClause(), stop.receiveClause());
            });
        }
        group.arriveAndAwaitAdvance();
    }

    private static void popular(int n) throws InterruptedException {
        Channel<Integer> never = Main.channel(0);
        Phaser group = new Phaser(1);
        List<Channel<Integer>> feeds = channels(SUBSCRIBERS);
        for (Channel<Integer> feed : feeds) {
            go(group, () -> {
                for (int i = 0; i < n / SUBSCRIBERS; i++) select(never.receiveClause(), feed.receiveClause());
            });
        }
        for (int i = 0; i < n / SUBSCRIBERS; i++) for (Channel<Integer> feed : feeds) feed.send(1);
        group.arriveAndAwaitAdvance();
    }

    @SuppressWarnings("ThreadPriorityCheck") // the twin of Go's Gosched
    private static void closing(int n) throws InterruptedException {
        Channel<Integer> gate = Main.channel(0);
        CountDownLatch done = new CountDownLatch(n);
        for (int i = 0; i < n; i++) {
            Thread.startVirtualThread(() -> {
                try {
                    gate.receiveOrClosed();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                done.countDown();
            });
        }
        Thread.yield();
        gate.done();
        done.await();
    }

    private static void fanIn(int n) throws InterruptedException {
        Channel<Integer> jobs = Main.channel(0);
        List<Channel<Integer>> results = channels(4);
        Phaser group = new Phaser(1);
        go(group, () -> {
            for (int i = 0; i < n; i++) jobs.send(i);
            jobs.done();
        });
        for (Channel<Integer> out : results) {
            go(group, () -> {
                while (jobs.receiveOrClosed() instanceof Integer job) out.send(job * 2);
            });
        }
        for (int i = 0; i < n; i++) {
            selectOrClosed(
                    results.get(0).receiveClause(),
                    results.get(1).receiveClause(),
                    results.get(2).receiveClause(),
                    results.get(3).receiveClause());
        }
        group.arriveAndAwaitAdvance();
    }
}
