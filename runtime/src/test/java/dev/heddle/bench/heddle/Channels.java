package dev.heddle.bench.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static java.util.Map.entry;

import dev.heddle.Channel;
import dev.heddle.WaitGroup;
import dev.heddle.bench.Suite;
import dev.heddle.bench.Work;
import java.util.Map;
import java.util.function.IntConsumer;

/// A few goroutines and their channels.
final class Channels {
    static final Integer VALUE = 1;

    private static volatile Channel<Integer> made = Channel.make();

    private Channels() {}

    static Map<String, Suite.Measured> programs() {
        return Map.ofEntries(
                entry("B1.pingPong", Channels::pingPong),
                entry("B2.cap0", n -> messages(n, 0, 0)),
                entry("B2.cap1", n -> messages(n, 1, 0)),
                entry("B2.cap10", n -> messages(n, 10, 0)),
                entry("B2.cap100", n -> messages(n, 100, 0)),
                entry("B2.cap100work", n -> messages(n, 100, 100)),
                entry("B3.uncontended", Channels::uncontended),
                entry("B3.contended", Channels::contended),
                entry("B3.semaphore", Channels::semaphore),
                entry("B3.nonblock", Channels::nonblock),
                entry("B3.make", Channels::make),
                entry("B8.sieve", Channels::sieve),
                entry("B12.mpmc", Channels::mpmc),
                entry("B12.chameneos", Channels::chameneos));
    }

    static void pingPong(int n) {
        Channel<Integer> there = Channel.make();
        Channel<Integer> back = Channel.make();
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            for (int i = 0; i < n; i++) {
                there.send(VALUE);
                back.receive();
            }
        });
        done.go(() -> {
            for (int i = 0; i < n; i++) {
                there.receive();
                back.send(VALUE);
            }
        });
        done.await();
    }

    private static void messages(int n, int capacity, int turns) {
        Channel<Integer> c = Channel.make(capacity);
        WaitGroup done = new WaitGroup();
        done.go(() -> {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Work.turns(turns);
                c.send(VALUE);
            }
            Work.use(sum);
        });
        done.go(() -> {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                c.receive();
                sum += Work.turns(turns);
            }
            Work.use(sum);
        });
        done.await();
    }

    /// Runs the body in so many goroutines.
    static void each(int goroutines, IntConsumer body) {
        WaitGroup done = new WaitGroup();
        for (int g = 0; g < goroutines; g++) {
            int me = g;
            done.go(() -> body.accept(me));
        }
        done.await();
    }

    private static void fillAndDrain(Channel<Integer> c, int n) {
        for (int left = n; left > 0; left -= 100) {
            for (int i = 0; i < 100; i++) c.send(VALUE);
            for (int i = 0; i < 100; i++) c.receive();
        }
    }

    private static void uncontended(int n) {
        each(2, _ -> fillAndDrain(Channel.make(100), n / 2));
    }

    private static void contended(int n) {
        Channel<Integer> c = Channel.make(200);
        each(2, _ -> fillAndDrain(c, n / 2));
    }

    private static void semaphore(int n) {
        Channel<Integer> c = Channel.make(2);
        each(2, _ -> {
            for (int i = 0; i < n / 2; i++) {
                c.send(VALUE);
                c.receive();
            }
        });
    }

    private static void nonblock(int n) {
        Channel<Integer> c = Channel.make();
        each(2, _ -> {
            for (int i = 0; i < n / 2; i++) select(receiving(c, _ -> {}), otherwise(() -> {}));
        });
    }

    private static void make(int n) {
        for (int i = 0; i < n; i++) made = Channel.make(8);
    }

    private static void sieve(int primes) {
        Channel<Integer> in = Channel.make(0, 0);
        Channel<Integer> stop = Channel.make();
        Channel<Integer> numbers = in;
        go(() -> {
            boolean[] stopped = {false};
            for (int i = 2; !stopped[0]; i++) {
                select(Selects.sending(numbers, i), receiving(stop, _ -> stopped[0] = true));
            }
            numbers.close();
        });
        for (int i = 0; i < primes; i++) {
            int prime = in.receive();
            Channel<Integer> from = in;
            Channel<Integer> out = Channel.make(0, 0);
            go(() -> {
                for (int number : from) if (number % prime != 0) out.send(number);
                out.close();
            });
            in = out;
        }
        stop.close();
        for (int _ : in) {}
    }

    private static void mpmc(int n) {
        Channel<Integer> c = Channel.make(16);
        WaitGroup done = new WaitGroup();
        for (int g = 0; g < 4; g++) {
            done.go(() -> {
                for (int i = 0; i < n / 4; i++) c.send(VALUE);
            });
            done.go(() -> {
                for (int i = 0; i < n / 4; i++) c.receive();
            });
        }
        done.await();
    }

    private record Creature(int colour, Channel<Integer> met) {}

    /// Creatures meet in pairs at a broker and take the colour that neither has.
    private static void chameneos(int meetings) {
        Channel<Creature> place = Channel.make();
        for (int i = 0; i < 10; i++) {
            int first = i % 3;
            go(() -> {
                Channel<Integer> met = Channel.make();
                for (int colour = first; colour >= 0; colour = met.receive()) place.send(new Creature(colour, met));
            });
        }
        for (int i = 0; i < meetings; i++) {
            Creature a = place.receive();
            Creature b = place.receive();
            int colour = a.colour == b.colour ? a.colour : 3 - a.colour - b.colour;
            a.met.send(colour);
            b.met.send(colour);
        }
        for (int i = 0; i < 10; i++) place.receive().met.send(-1);
    }
}
