package dev.heddle;

import static dev.heddle.Go.go;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goroutines wait in other code, and threads that are none use our primitives. While some wait, others go on, also
/// on a single P.
@Timeout(60)
class WithTheRestOfJavaTest {
    private static final int GOROUTINES = 20;

    /// Runs the body while a pair of goroutines plays ping-pong on the same P, and demands that neither starves.
    private static <T> T beside(Callable<T> body) {
        return Run.main(1, () -> {
            Channel<Integer> ball = Channel.make();
            Channel<Integer> stop = Channel.make();
            AtomicInteger hits = new AtomicInteger();
            go(() -> {
                for (int hit : ball) hits.addAndGet(hit);
            });
            go(() -> {
                while (select(sending(ball, 1, () -> {}), receiving(stop, v -> {})) == 0) Go.gosched();
                ball.close();
            });
            T value = body.call();
            stop.close();
            assertTrue(hits.get() > 0);
            return value;
        });
    }

    @Test
    void inQueuesBarriersAndSemaphores() {
        int sum = beside(() -> {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
            CyclicBarrier barrier = new CyclicBarrier(GOROUTINES);
            Semaphore permits = new Semaphore(3);
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < GOROUTINES; i++) {
                done.go(() -> {
                    barrier.await();
                    permits.acquire();
                    queue.put(1);
                    permits.release();
                });
            }
            int received = 0;
            for (int i = 0; i < GOROUTINES; i++) received += queue.take();
            done.await();
            return received;
        });
        assertEquals(GOROUTINES, sum);
    }

    @Test
    void inLocksAndMonitors() {
        int turns = beside(() -> {
            ReentrantLock lock = new ReentrantLock();
            Condition turned = lock.newCondition();
            Object monitor = new Object();
            int[] turn = new int[1];
            int[] entered = new int[1];
            WaitGroup done = new WaitGroup();
            for (int i = 0; i < GOROUTINES; i++) {
                int mine = i;
                done.go(() -> {
                    lock.lock();
                    try {
                        while (turn[0] != mine) turned.await();
                        turn[0]++;
                        turned.signalAll();
                    } finally {
                        lock.unlock();
                    }
                    synchronized (monitor) {
                        entered[0]++;
                        while (entered[0] < GOROUTINES) monitor.wait();
                        monitor.notifyAll();
                    }
                });
            }
            done.await();
            return turn[0] + entered[0];
        });
        assertEquals(2 * GOROUTINES, turns);
    }

    @Test
    void inAMonitorThatIsHeldAcrossAReceive() {
        assertEquals(2, beside(() -> {
            Object monitor = new Object();
            Channel<Integer> c = Channel.make();
            WaitGroup done = new WaitGroup();
            int[] entered = new int[1];
            for (int i = 0; i < 2; i++) {
                done.go(() -> {
                    synchronized (monitor) {
                        entered[0] += c.receive();
                    }
                });
            }
            c.send(1);
            c.send(1);
            done.await();
            return entered[0];
        }));
    }

    @Test
    void inSockets() {
        int echoed = beside(() -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                WaitGroup done = new WaitGroup();
                done.go(() -> {
                    for (int i = 0; i < GOROUTINES; i++) {
                        Socket socket = server.accept();
                        done.go(() -> {
                            try (socket) {
                                socket.getInputStream().transferTo(socket.getOutputStream());
                            }
                        });
                    }
                });
                AtomicInteger bytes = new AtomicInteger();
                for (int i = 0; i < GOROUTINES; i++) {
                    done.go(() -> {
                        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                            socket.getOutputStream().write(new byte[1_000]);
                            socket.shutdownOutput();
                            try (InputStream in = socket.getInputStream()) {
                                bytes.addAndGet(in.readAllBytes().length);
                            }
                        }
                    });
                }
                done.await();
                return bytes.get();
            }
        });
        assertEquals(GOROUTINES * 1_000, echoed);
    }

    @Test
    void inHttpClientWithGoroutinesAsItsExecutor() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String root = "http://localhost:" + server.getAddress().getPort();
        try {
            List<String> seen = beside(() -> {
                try (var executor = new GoroutineExecutor();
                        HttpClient client =
                                HttpClient.newBuilder().executor(executor).build()) {
                    Channel<String> bodies = Channel.make();
                    WaitGroup done = new WaitGroup();
                    for (int i = 0; i < GOROUTINES; i++) {
                        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/" + i))
                                .build();
                        done.go(() -> bodies.send(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body()));
                    }
                    go(() -> {
                        done.await();
                        bodies.close();
                    });
                    List<String> received =
                            new ArrayList<>(bodies.stream().sorted().toList());
                    var page = client.sendAsync(
                            HttpRequest.newBuilder(URI.create(root + "/async")).build(),
                            HttpResponse.BodyHandlers.ofString());
                    received.add(Futures.channel(page).receive().join().body());
                    return received;
                }
            });
            assertEquals(GOROUTINES + 1, seen.size());
            assertEquals("/0", seen.getFirst());
            assertEquals("/async", seen.getLast());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void platformThreadsSendReceiveAndLock(int capacity) throws Exception {
        Channel<Integer> c = Channel.make(capacity);
        Mutex mutex = new Mutex();
        RWMutex rw = new RWMutex();
        WaitGroup sent = new WaitGroup();
        int[] counts = new int[2];
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            sent.add(1);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 250; i++) {
                    c.send(1);
                    mutex.locked(() -> counts[0]++);
                    rw.locked(() -> counts[1]++);
                    rw.rLocked(() -> assertTrue(counts[1] > 0));
                }
                sent.done();
            }));
        }
        AtomicInteger received = new AtomicInteger();
        for (int t = 0; t < 2; t++) threads.add(Thread.ofPlatform().start(() -> c.forEach(received::addAndGet)));
        WaitGroup goroutines = new WaitGroup();
        for (int g = 0; g < 2; g++) {
            goroutines.go(() -> {
                for (int v : c) {
                    received.addAndGet(v);
                    mutex.locked(() -> counts[0]++);
                    mutex.locked(() -> counts[0]--);
                }
            });
        }
        sent.await();
        c.close();
        goroutines.await();
        for (Thread thread : threads) thread.join();
        assertEquals(1_000, received.get());
        assertEquals(1_000, counts[0]);
        assertEquals(1_000, counts[1]);
    }

    @Test
    void aProgramThatWaitsForAPlatformThreadIsNotAsleep() {
        assertEquals(7, Run.main(() -> {
            Channel<Integer> c = Channel.make();
            Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                c.send(7);
            });
            return c.receive();
        }));
    }

    private static final ScopedValue<String> SCOPED = ScopedValue.newInstance();

    @Test
    void threadLocalsAreAGoroutinesOwn() {
        ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 0);
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        Run.main(2, () -> {
            inherited.set("from the creator");
            local.set(-1);
            WaitGroup done = new WaitGroup();
            for (int i = 1; i <= GOROUTINES; i++) {
                int n = i;
                done.go(() -> {
                    assertEquals(0, local.get());
                    local.set(n);
                    for (int y = 0; y < 10; y++) Go.gosched(); // moves between Ps
                    assertEquals(n, local.get());
                    assertEquals("from the creator", inherited.get());
                    inherited.set("own");
                });
            }
            done.await();
            assertEquals(-1, local.get());
            assertEquals("from the creator", inherited.get());
            return null;
        });
    }

    @Test
    void scopedValuesAreBoundInAGoroutineNotInheritedByIt() {
        Run.main(() -> {
            Channel<String> seen = Channel.make(2);
            ScopedValue.where(SCOPED, "outer").run(() -> {
                go(() -> seen.send(SCOPED.orElse("unbound")));
                go(() -> ScopedValue.where(SCOPED, "inner").run(() -> {
                    Go.gosched();
                    seen.send(SCOPED.get());
                }));
            });
            assertEquals(
                    "inner unbound",
                    String.join(" ", seen.stream().limit(2).sorted().toList()));
            return null;
        });
    }
}
