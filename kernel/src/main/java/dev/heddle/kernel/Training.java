package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Codec;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Port;
import dev.heddle.kernel.wire.Signer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A first session with a kernel of this JVM, played over real sockets, so that the JVM learns which classes and
/// methods a start needs.
final class Training implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int x = 5;\nint y = x * 2;\nSystem.out.println(x + y);",
            "var list = new ArrayList<String>();\nfor (int i = 0; i < 9; i++) list.add(\"line \" + i);\nlist",
            "int twice(int a) { return 2 * a; }\ntwice(x)",
            "record Point(int x, int y) {}\nvar p = new Point(1, 2);\np.x() + p.y()",
            "IntStream.range(0, 5).map(i -> i * i).sum()",
            "import dev.heddle.*;\nimport static dev.heddle.Go.*;",
            "Channel<Integer> c = Channel.make();\ngo(() -> c.send(1));\nc.receive()",
            "String id = display(\"shown\");\nupdateDisplay(id, \"again\");\nSystem.err.println(\"e\");",
            "int wrong = \"text\";",
            "throw new IllegalStateException(\"no\");");

    private final String key = UUID.randomUUID().toString();
    private final Codec codec = new Codec(new Signer(key));
    private final ZContext context = new ZContext();
    private final ConnectionFile connection;

    Training() throws IOException {
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(port, free.getLocalPort());
            }
        }
        connection = new ConnectionFile("127.0.0.1", Map.copyOf(ports), key, Optional.empty());
    }

    /// Where the kernel to be trained is expected.
    ConnectionFile connection() {
        return connection;
    }

    /// Plays the session, up to the request to leave.
    void play() throws IOException {
        var iopub = connect(SocketType.SUB, Port.IOPUB);
        iopub.subscribe("");
        var shell = connect(SocketType.DEALER, Port.SHELL);
        ask(shell, "kernel_info_request", Json.object());
        for (var cell : CELLS) ask(shell, Request.Execute.TYPE, Json.object().put("code", cell));
        ask(shell, "is_complete_request", Json.object().put("code", "for (;;) {"));
        var cursor = Json.object().put("code", "list.toStr").put("cursor_pos", 10);
        ask(shell, "complete_request", cursor);
        ask(shell, "inspect_request", Json.object().put("code", "String").put("cursor_pos", 6));
        ask(shell, "history_request", Json.object().put("hist_access_type", "tail"));
        ask(shell, "comm_info_request", Json.object());
        var control = connect(SocketType.DEALER, Port.CONTROL);
        ask(control, "interrupt_request", Json.object());
        ask(control, "shutdown_request", Json.object().put("restart", false));
    }

    private ZMQ.Socket connect(SocketType type, Port port) {
        var socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + connection.ports().get(port));
        return socket;
    }

    private void ask(ZMQ.Socket socket, String type, ObjectNode content) throws IOException {
        var header = Json.object()
                .put("msg_id", UUID.randomUUID().toString())
                .put("session", key)
                .put("username", "training")
                .put("msg_type", type);
        var frames = codec.encode(new Message(List.of(), header, Json.object(), Json.object(), content, List.of()));
        for (int i = 0; i < frames.size(); i++) socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        var reply = new ArrayList<byte[]>();
        do {
            var frame = socket.recv();
            if (frame == null) throw new IOException("no reply to " + type);
            reply.add(frame);
        } while (socket.hasReceiveMore());
        if (codec.decode(reply) instanceof Codec.Rejected(var reason)) throw new IOException(type + ": " + reason);
    }

    @Override
    public void close() {
        context.close();
    }
}
