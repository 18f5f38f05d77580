package dev.heddle.golden;

import static dev.heddle.Go.deferring;
import static dev.heddle.Go.go;
import static dev.heddle.Go.goexit;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.panic;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;
import static dev.heddle.Go.sleep;

import dev.heddle.Body;
import dev.heddle.Channel;
import dev.heddle.Cond;
import dev.heddle.Context;
import dev.heddle.Mutex;
import dev.heddle.Panic;
import dev.heddle.RWMutex;
import dev.heddle.Received;
import dev.heddle.Ticker;
import dev.heddle.Timer;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The twins of golden.go: the same small programs, each by its name.
final class Golden {
    private static final Duration HOUR = Duration.ofHours(1);

    private final StringBuffer said = new StringBuffer();

    private final Map<String, Body> programs = Map.ofEntries(
            Map.entry("start", this::start),
            Map.entry("nested", this::nested),
            Map.entry("gosched", this::yields),
            Map.entry("unbuffered", () -> transfer(0)),
            Map.entry("buffered", () -> transfer(3)),
            Map.entry("close", this::close),
            Map.entry("receivers", this::receivers),
            Map.entry("senders", this::senders),
            Map.entry("mutex", this::mutex),
            Map.entry("readers", this::readers),
            Map.entry("signal", this::signal),
            Map.entry("broadcast", this::broadcast),
            Map.entry("group", this::group),
            Map.entry("selects", this::selects),
            Map.entry("sieve", this::sieve),
            Map.entry("drain", this::drain),
            Map.entry("sleepers", this::sleepers),
            Map.entry("timer", this::timer),
            Map.entry("context", this::context),
            Map.entry("defers", this::defers),
            Map.entry("panics", this::panics),
            Map.entry("panic", () -> {
                throw panic("no more");
            }),
            Map.entry("panicNumber", () -> {
                throw panic(42);
            }),
            Map.entry("panicElsewhere", () -> {
                go(() -> {
                    throw panic("there");
                });
                sleep(HOUR);
            }),
            Map.entry("unlock", () -> {
                try {
                    new Mutex().unlock();
                } finally {
                    say("not said");
                }
            }),
            Map.entry("rUnlock", () -> new RWMutex().rUnlock()),
            Map.entry("wUnlock", () -> new RWMutex().unlock()),
            Map.entry("goNil", () -> go(null)),
            Map.entry("asleepSend", () -> Channel.<Integer>make().send(1)),
            Map.entry("asleepNil", () -> Channel.nil().receive()),
            Map.entry("asleepSelect", () -> select()),
            Map.entry("asleepGroup", () -> {
                WaitGroup wg = new WaitGroup();
                wg.add(1);
                go(() -> Channel.make().receive());
                wg.await();
            }),
            Map.entry("asleepMutex", () -> {
                Mutex mu = new Mutex();
                mu.lock();
                mu.lock();
            }),
            Map.entry("goexit", () -> {
                go(() -> say("others go on"));
                throw goexit();
            }));

    Body program(String name) {
        return programs.get(name);
    }

    String said() {
        return said.toString();
    }

    private void say(Object... words) {
        said.append(Stream.of(words).map(String::valueOf).collect(Collectors.joining(" ", "", "\n")));
    }

    private interface Numbered {
        void run(int n) throws Throwable;
    }

    /// Starts six goroutines and lets each come to its wait before the next is started.
    private static void startSix(WaitGroup done, Numbered body) {
        for (int i = 0; i < 6; i++) {
            int n = i;
            done.go(() -> body.run(n));
            gosched();
        }
    }

    private void start() {
        WaitGroup done = new WaitGroup();
        for (int i = 0; i < 10; i++) {
            int n = i;
            done.go(() -> say(n));
        }
        done.await();
    }

    private void nested() {
        WaitGroup done = new WaitGroup();
        for (int i = 0; i < 3; i++) {
            int parent = i;
            done.go(() -> {
                say("parent", parent);
                for (int k = 0; k < 2; k++) {
                    int child = k;
                    done.go(() -> say("child", parent, child));
                }
            });
        }
        done.await();
    }

    private void yields() {
        WaitGroup done = new WaitGroup();
        for (String name : List.of("A", "B", "C")) {
            done.go(() -> {
                for (int i = 0; i < 3; i++) {
                    say(name, i);
                    gosched();
                }
            });
        }
        done.await();
    }

    private void transfer(int capacity) {
        Channel<Integer> c = Channel.make(capacity);
        WaitGroup done = new WaitGroup();
        done.add(1);
        go(() -> {
            for (int i = 0; i < 8; i++) {
                c.send(i);
                say("s", i);
            }
            c.close();
        });
        go(() -> {
            for (int v : c) say("r", v);
            done.done();
        });
        done.await();
    }

    private void close() {
        WaitGroup done = new WaitGroup();
        Channel<Integer> c = Channel.make();
        startSix(done, n -> {
            c.receive();
            say(n);
        });
        c.close();
        done.await();
    }

    private void receivers() {
        WaitGroup done = new WaitGroup();
        Channel<Integer> c = Channel.make();
        startSix(done, n -> say(n, c.receive()));
        for (int i = 0; i < 6; i++) c.send(i);
        done.await();
    }

    private void senders() {
        WaitGroup done = new WaitGroup();
        Channel<Integer> c = Channel.make(2);
        startSix(done, c::send);
        for (int i = 0; i < 6; i++) say(c.receive());
        done.await();
    }

    private void mutex() {
        WaitGroup done = new WaitGroup();
        Mutex mu = new Mutex();
        mu.lock();
        startSix(done, n -> mu.locked(() -> say(n)));
        mu.unlock();
        done.await();
    }

    private void readers() {
        WaitGroup done = new WaitGroup();
        RWMutex mu = new RWMutex();
        mu.lock();
        startSix(done, n -> mu.rLocked(() -> say("read", n)));
        mu.unlock();
        done.await();
    }

    private void signal() {
        WaitGroup done = new WaitGroup();
        Mutex mu = new Mutex();
        Cond cond = new Cond(mu);
        startSix(
                done,
                n -> mu.locked(() -> {
                    cond.await();
                    say(n);
                }));
        for (int i = 0; i < 6; i++) {
            cond.signal();
            gosched();
        }
        done.await();
    }

    private void broadcast() {
        WaitGroup done = new WaitGroup();
        Mutex mu = new Mutex();
        Cond cond = new Cond(mu);
        startSix(
                done,
                n -> mu.locked(() -> {
                    cond.await();
                    say(n);
                }));
        cond.broadcast();
        done.await();
    }

    private void group() {
        WaitGroup done = new WaitGroup();
        WaitGroup gate = new WaitGroup();
        gate.add(1);
        startSix(done, n -> {
            gate.await();
            say(n);
        });
        gate.done();
        done.await();
    }

    private void selects() {
        WaitGroup done = new WaitGroup();
        Channel<Integer> a = Channel.make();
        Channel<Integer> b = Channel.make();
        startSix(done, n -> select(receiving(a, v -> say(n, "a", v)), receiving(b, v -> say(n, "b", v))));
        for (int i = 0; i < 3; i++) {
            a.send(i);
            b.send(i);
        }
        done.await();
    }

    private void sieve() {
        Channel<Integer> numbers = Channel.make();
        Channel<Integer> first = numbers;
        go(() -> {
            for (int i = 2; ; i++) first.send(i);
        });
        for (int i = 0; i < 10; i++) {
            int prime = numbers.receive();
            say(prime);
            Channel<Integer> in = numbers;
            Channel<Integer> out = Channel.make();
            go(() -> {
                for (int v : in) if (v % prime != 0) out.send(v);
            });
            numbers = out;
        }
    }

    private void drain() {
        Channel<Integer> c = Channel.make(3, 0);
        c.send(1);
        c.send(2);
        say(c.len(), c.cap());
        c.close();
        for (int i = 0; i < 3; i++) {
            Received<Integer> got = c.receiveOk();
            say(got.value(), got.ok());
        }
    }

    private void sleepers() {
        WaitGroup done = new WaitGroup();
        for (int n : List.of(3, 1, 2)) {
            done.go(() -> {
                sleep(n * 20L);
                say(n);
            });
        }
        done.await();
    }

    private void timer() {
        Timer timer = new Timer(HOUR);
        say(timer.stop(), timer.stop(), timer.reset(Duration.ofMillis(1)));
        timer.channel().receive();
        say(timer.stop(), timer.channel().len(), timer.channel().cap());
    }

    private void context() {
        Context parent = Context.background().withCancelCause();
        Context child = parent.withCancel();
        say(child.err() == null);
        parent.cancel(new Exception("enough"));
        child.done().receive();
        say(child.err().getMessage());
        say(child.cause().getMessage());
        Context late = Context.background().withTimeout(Duration.ofMillis(1));
        late.done().receive();
        say(late.err().getMessage());
    }

    private void defers() {
        deferring(d -> {
            d.defer(() -> say("last"));
            deferring(inner -> {
                inner.defer(() -> say("recovered", inner.recover()));
                inner.defer(() -> say("first"));
                throw panic("thrown");
            });
            message(() -> {
                throw panic(42);
            });
        });
    }

    private void panics() {
        Channel<Integer> closed = Channel.make();
        closed.close();
        message(closed::close);
        message(Channel.nil()::close);
        message(() -> closed.send(1));
        message(() -> Channel.make(-1));
        message(() -> new WaitGroup().done());
        message(() -> new Ticker(Duration.ZERO));
        message(() -> {
            try (Ticker ticker = new Ticker(HOUR)) {
                ticker.reset(Duration.ZERO);
            }
        });
        message(() -> select(sending(closed, 1, () -> {}), otherwise(() -> {})));
    }

    private void message(Body body) {
        deferring(d -> {
            d.defer(() -> {
                Object recovered = d.recover();
                say(recovered instanceof Panic p ? p.value() : recovered);
            });
            body.run();
        });
    }
}
