package dev.heddle.kernel.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The five bound sockets of a kernel, and the one thread that owns them.
///
/// The thread waits in one `select` on the sockets' signal channels; [Selector#wakeup] brings it other threads'
/// messages. An interrupted thread may send: it touches no interruptible channel. Nothing that arrives ends the loop.
///
/// JeroMQ 0.6 signals in two steps: it writes a byte that wakes the other thread, then counts it, and until the count
/// is there the woken thread spins. Where that one has taken the writer's core it spins for its whole slice, 3 ms. So
/// ours gives way when it is woken for nothing, and JeroMQ's has a lower priority, which seldom takes a core from the
/// writer. With two cores and the JIT at work the first cells take 13.5 instead of 16.5 ms and later ones 6.3 instead
/// of 8.5 (medians of three starts, one after the other).
public final class Sockets implements AutoCloseable {
    private static final int LARGEST_FRAME = 64 << 20; // a peer that sends a larger one is cut off
    private static final long RETRY_NANOS = 100_000_000;
    private static final int LINGER_MILLIS = 500; // for the last replies, when the kernel leaves
    private static final byte SUBSCRIBED = 1;

    private record Outgoing(Port port, List<byte[]> frames) {}

    /// A message and where it goes.
    public record Addressed(Port port, Message message) {}

    // Invariant: after a send, either the loop has yet to empty the queue or woken is true and a wake-up pending.
    private final Queue<List<Outgoing>> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closing;

    private final Codec codec;
    private final Session session;
    private final Receiver receiver;
    private final Consumer<String> log;
    private final Selector selector;
    private final Claims claims;
    private final ZContext context = new ZContext(1);
    private final Map<Port, ZMQ.Socket> sockets = new EnumMap<>(Port.class); // the loop's after start()
    private final Thread loop = new Thread(this::run, "heddle-sockets");

    /// Binds the ports of the connection file; [#start] begins to serve them.
    ///
    /// @param log hears one line for each thing that a peer did wrong
    /// @throws IOException if a port cannot be bound
    public Sockets(ConnectionFile file, Session session, Receiver receiver, Consumer<String> log) throws IOException {
        this.codec = new Codec(new Signer(file.key()));
        this.session = session;
        this.receiver = receiver;
        this.log = log;
        this.selector = Selector.open();
        this.claims = Claims.ofThisJvm(log);
        context.setThreadFactor(this::thread);
        try {
            for (var port : Port.values()) sockets.put(port, bind(port, file));
        } catch (RuntimeException e) {
            context.close();
            selector.close();
            throw new IOException("cannot bind " + file.ip() + ": " + e.getMessage(), e);
        }
        loop.setDaemon(true);
    }

    // JeroMQ's own threads end at an error: when a cell has eaten all memory, they try again.
    @SuppressWarnings("ThreadPriorityCheck") // speed only: on most systems Java's priorities do nothing
    private Thread thread(Runnable work, String name) {
        var thread = new Thread(
                () -> {
                    while (true) {
                        try {
                            work.run();
                            return;
                        } catch (OutOfMemoryError e) {
                            LockSupport.parkNanos(RETRY_NANOS);
                        }
                    }
                },
                name);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    private ZMQ.Socket bind(Port port, ConnectionFile file) throws IOException {
        var socket = context.createSocket(port == Port.IOPUB ? SocketType.XPUB : SocketType.ROUTER);
        socket.setLinger(LINGER_MILLIS);
        socket.setSndHWM(0); // a reader that lags loses nothing
        socket.setMaxMsgSize(LARGEST_FRAME);
        socket.setMsgAllocator(claims);
        if (port == Port.IOPUB) socket.setXpubVerbose(true);
        else socket.setRouterHandover(true); // a client that reconnects under its name is that client
        file.curve().ifPresent(keys -> {
            socket.setCurveServer(true);
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(keys.publicKey()));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(keys.secretKey()));
        });
        socket.bind(file.address(port));
        socket.getFD().register(selector, SelectionKey.OP_READ);
        return socket;
    }

    /// Begins to receive. Called once.
    public void start() {
        loop.start();
    }

    /// Sends a message; messages of one thread leave in its order. Any thread; never waits.
    ///
    /// @return the bytes that it takes on the wire
    public int send(Port port, Message message) {
        return send(List.of(new Addressed(port, message)));
    }

    /// Sends messages one right after the other.
    ///
    /// @return the bytes that they take on the wire
    public int send(List<Addressed> messages) {
        var encoded = messages.stream()
                .map(to -> new Outgoing(to.port(), codec.encode(to.message())))
                .toList();
        outgoing.add(encoded);
        wake();
        return encoded.stream()
                .flatMap(message -> message.frames().stream())
                .mapToInt(frame -> frame.length)
                .sum();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) selector.wakeup();
    }

    @SuppressWarnings("ThreadPriorityCheck") // speed only
    private void run() {
        boolean inVain = false; // the last look moved nothing
        while (!closing) {
            try {
                boolean moved = sendAll();
                moved |= receiveAll();
                if (!moved) {
                    if (inVain) Thread.yield();
                    selector.select();
                    selector.selectedKeys().clear();
                }
                inVain = !moved;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(RETRY_NANOS); // who ate the memory meets the same error and lets go of it
            } catch (Throwable e) {
                log.accept("sockets: " + e);
            }
        }
        sendAll();
        context.close();
    }

    private boolean sendAll() {
        woken.set(false);
        boolean sent = false;
        for (List<Outgoing> next; (next = outgoing.poll()) != null; sent = true)
            for (var message : next) send(socket(message.port()), message.frames());
        return sent;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) socket.send(frames.get(i), ZMQ.SNDMORE | ZMQ.DONTWAIT);
        socket.send(frames.get(last), ZMQ.DONTWAIT);
    }

    // A socket's signal channel tells of a change only once: each socket is read until it is empty.
    private boolean receiveAll() {
        boolean received = false;
        for (var port : Port.values()) {
            for (List<byte[]> frames; (frames = receive(socket(port))) != null; received = true) took(port, frames);
        }
        return received;
    }

    private ZMQ.Socket socket(Port port) {
        return Objects.requireNonNull(sockets.get(port));
    }

    private static @Nullable List<byte[]> receive(ZMQ.Socket socket) {
        var first = socket.recv(ZMQ.DONTWAIT);
        if (first == null) return null;
        var frames = new ArrayList<byte[]>();
        frames.add(first);
        while (socket.hasReceiveMore()) {
            var next = socket.recv(ZMQ.DONTWAIT);
            if (next == null) break;
            frames.add(next);
        }
        return frames;
    }

    private void took(Port port, List<byte[]> frames) {
        switch (port) {
            case HEARTBEAT -> send(socket(port), frames);
            case IOPUB -> subscription(frames.getFirst());
            case SHELL, CONTROL, STDIN -> {
                switch (codec.decode(frames)) {
                    case Codec.Accepted(var message) -> receiver.received(port, message);
                    case Codec.Oversized(var message, var reason) -> receiver.refused(port, message, reason);
                    case Codec.Rejected(var reason) -> log.accept("ignored a message on " + port + ": " + reason);
                }
            }
        }
    }

    private void subscription(byte[] frame) {
        if (frame.length == 0 || frame[0] != SUBSCRIBED) return;
        var topic = Arrays.copyOfRange(frame, 1, frame.length);
        send(socket(Port.IOPUB), codec.encode(session.welcome(topic)));
        receiver.subscribed();
    }

    /// Sends what is still to be sent, for at most half a second, and frees the ports.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            loop.join();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.accept("sockets: " + e);
        }
    }
}
