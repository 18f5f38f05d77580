package dev.heddle.bench.heddle;

import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static java.util.Map.entry;

import dev.heddle.Case;
import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import java.util.List;
import java.util.Map;

/// Select statements.
final class Selects {
    private static final int PAIRS = 16;

    private Selects() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B4.sync", n -> cases(n, 2)),
                entry("B4.async", Selects::async),
                entry("B4.mix", Selects::mix),
                entry("B4.nil", Selects::nil),
                entry("B4.default", Selects::byDefault),
                entry("B4.cases4", n -> cases(n, 4)),
                entry("B4.cases8", n -> cases(n, 8)),
                entry("B4.cases16", n -> cases(n, 16)),
                entry("B4.cases32", n -> cases(n, 32)),
                entry("B4.cases64", n -> cases(n, 64)),
                entry("B5.done", Selects::sharedDone),
                entry("B12.fanIn", Selects::fanIn));
    }

    static Case sending(Channel<Integer> c, int value) {
        return Go.sending(c, value, () -> {});
    }

    static Case taking(Channel<Integer> c) {
        return receiving(c, _ -> {});
    }

    private static void async(int n) {
        Channel<Integer> shared = Channel.make(2);
        Channels.each(2, _ -> {
            Channel<Integer> own = Channel.make(1);
            own.send(Channels.VALUE);
            shared.send(Channels.VALUE);
            for (int i = 0; i < n / 2; i++) select(receiving(shared, shared::send), receiving(own, own::send));
        });
    }

    private static void mix(int n) {
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make();
        WaitGroup done = new WaitGroup();
        done.go(() -> swap(n / 2, a, b));
        done.go(() -> swap(n / 2, b, a));
        done.await();
    }

    /// Offers values and takes the other's, whichever comes first.
    private static void swap(int each, Channel<Integer> out, Channel<Integer> in) {
        int sent = 0;
        int received = 0;
        while (sent < each || received < each) {
            Channel<Integer> o = sent == each ? Channel.nil() : out;
            Channel<Integer> i = received == each ? Channel.nil() : in;
            if (select(sending(o, 1), taking(i)) == 0) {
                sent++;
            } else {
                received++;
            }
        }
    }

    private static void nil(int n) {
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make();
        Channel<Integer> none = Channel.nil();
        WaitGroup done = new WaitGroup();
        for (Channel<Integer> c : List.of(a, b)) feed(n / 2, List.of(c), done);
        done.go(() -> {
            for (int i = 0; i < n; i++) {
                select(taking(none), taking(a), sending(none, 1), taking(none), taking(b), taking(none));
            }
        });
        done.await();
    }

    private static void byDefault(int n) {
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make();
        Channels.each(2, _ -> {
            for (int i = 0; i < n / 2; i++) select(taking(a), taking(b), otherwise(() -> {}));
        });
    }

    private static void feed(int n, List<Channel<Integer>> cs, WaitGroup done) {
        done.go(() -> {
            for (int i = 0; i < n; i++) cs.get(i % cs.size()).send(Channels.VALUE);
        });
    }

    private static void cases(int n, int channels) {
        List<Channel<Integer>> cs = Crowds.channels(channels);
        WaitGroup done = new WaitGroup();
        if (channels == 2) {
            for (Channel<Integer> c : cs) feed(n / 2, List.of(c), done);
        } else {
            feed(n, cs, done);
        }
        done.go(() -> {
            Case[] cases = cs.stream().map(Selects::taking).toArray(Case[]::new);
            for (int i = 0; i < n; i++) select(cases);
        });
        done.await();
    }

    /// Every consumer also listens to one channel that all share: golang/go#20351.
    private static void sharedDone(int n) {
        Channel<Integer> stop = Channel.make();
        WaitGroup done = new WaitGroup();
        for (int p = 0; p < PAIRS; p++) {
            Channel<Integer> c = Channel.make(16);
            feed(n / PAIRS, List.of(c), done);
            done.go(() -> {
                for (int i = 0; i < n / PAIRS; i++) select(taking(c), taking(stop));
            });
        }
        done.await();
    }

    private static void fanIn(int n) {
        Channel<Integer> jobs = Channel.make();
        List<Channel<Integer>> results = Crowds.channels(4);
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            for (int i = 0; i < n; i++) jobs.send(i);
            jobs.close();
        });
        for (Channel<Integer> out : results) {
            done.go(() -> {
                for (int job : jobs) out.send(job * 2);
            });
        }
        for (int i = 0; i < n; i++) {
            select(taking(results.get(0)), taking(results.get(1)), taking(results.get(2)), taking(results.get(3)));
        }
        done.await();
    }
}
