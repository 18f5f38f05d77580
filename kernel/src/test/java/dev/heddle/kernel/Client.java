package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Codec;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Port;
import dev.heddle.kernel.wire.Signer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A front end for tests: sends requests, receives what comes of them. Used by one thread.
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Codec codec;
    private final ZContext context = new ZContext();
    private final Map<Port, ZMQ.Socket> sockets = new EnumMap<>(Port.class);

    Client(ConnectionFile file) {
        codec = new Codec(new Signer(file.key()));
        for (var port : List.of(Port.IOPUB, Port.SHELL, Port.CONTROL, Port.HEARTBEAT)) {
            var type =
                    port == Port.IOPUB ? SocketType.SUB : port == Port.HEARTBEAT ? SocketType.REQ : SocketType.DEALER;
            var socket = context.createSocket(type);
            socket.setReceiveTimeOut(PATIENCE_MILLIS);
            if (port == Port.IOPUB) socket.subscribe("");
            socket.connect("tcp://" + file.ip() + ":" + file.ports().get(port));
            sockets.put(port, socket);
        }
        receive(Port.IOPUB, message -> message.type().equals("iopub_welcome"));
    }

    /// A connection on ports that are free now.
    static ConnectionFile connection() throws IOException {
        var ports = new EnumMap<Port, Integer>(Port.class);
        var reserved = new ArrayList<ServerSocket>();
        for (var port : Port.values()) {
            var socket = new ServerSocket(0);
            reserved.add(socket);
            ports.put(port, socket.getLocalPort());
        }
        for (var socket : reserved) socket.close();
        return new ConnectionFile(
                "127.0.0.1", Map.copyOf(ports), UUID.randomUUID().toString(), Optional.empty());
    }

    /// Sends a request; its id.
    String send(Port port, String type, ObjectNode content) {
        var id = UUID.randomUUID().toString();
        var header = Json.object()
                .put("msg_id", id)
                .put("session", "test")
                .put("username", "test")
                .put("date", "2026-01-01T00:00:00Z")
                .put("msg_type", type)
                .put("version", "5.5");
        var message = new Message(List.of(), header, Json.object(), Json.object(), content, List.of());
        raw(port, codec.encode(message));
        return id;
    }

    void raw(Port port, List<byte[]> frames) {
        var socket = sockets.get(port);
        for (int i = 0; i < frames.size(); i++) socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }

    String execute(String code) {
        return send(Port.SHELL, "execute_request", Json.object().put("code", code));
    }

    ObjectNode ask(Port port, String type, ObjectNode content) {
        return reply(port, send(port, type, content));
    }

    ObjectNode reply(Port port, String id) {
        return receive(port, message -> parent(message).equals(id)).content();
    }

    /// All that was broadcast for a request, up to its idle status.
    List<Message> broadcasts(String id) {
        var messages = new ArrayList<Message>();
        do {
            messages.add(receive(Port.IOPUB, message -> parent(message).equals(id)));
        } while (!messages.getLast().content().path("execution_state").asText().equals("idle"));
        return messages;
    }

    private static String parent(Message message) {
        return message.parent().path("msg_id").asText();
    }

    Message receive(Port port, Predicate<Message> condition) {
        while (true) {
            var frames = new ArrayList<byte[]>();
            var socket = sockets.get(port);
            do {
                var frame = socket.recv();
                if (frame == null) throw new AssertionError("nothing came on " + port);
                frames.add(frame);
            } while (socket.hasReceiveMore());
            if (codec.decode(frames) instanceof Codec.Accepted(var message) && condition.test(message)) return message;
        }
    }

    byte[] beat(byte[] bytes) {
        var socket = sockets.get(Port.HEARTBEAT);
        socket.send(bytes);
        return socket.recv();
    }

    @Override
    public void close() {
        context.close();
    }
}
