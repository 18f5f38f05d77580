package dev.heddle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One life of a kernel as its messages name it. Any thread may call it.
public final class Session {
    /// The version of the messaging protocol that this kernel speaks.
    public static final String PROTOCOL = "5.5";

    private final String id = UUID.randomUUID().toString();
    private final AtomicLong messages = new AtomicLong();

    /// Returns a message back to who sent the request.
    public Message reply(Message request, String type, ObjectNode content, List<byte[]> buffers) {
        return new Message(
                request.route(), header(type, request.subshell()), request.header(), Json.object(), content, buffers);
    }

    /// Returns a message to everybody, caused by the request with the given header (empty if by none).
    public Message broadcast(
            ObjectNode parent, String type, ObjectNode metadata, ObjectNode content, List<byte[]> buffers) {
        return new Message(topic(type), header(type, ""), parent, metadata, content, buffers);
    }

    /// Returns the greeting (JEP 65) for who subscribed to the topic.
    Message welcome(byte[] topic) {
        var content = Json.object().put("subscription", new String(topic, StandardCharsets.UTF_8));
        return new Message(
                List.of(topic), header("iopub_welcome", ""), Json.object(), Json.object(), content, List.of());
    }

    private static List<byte[]> topic(String type) {
        return List.of(type.getBytes(StandardCharsets.US_ASCII));
    }

    private ObjectNode header(String type, String subshell) {
        var header = Json.object()
                .put("msg_id", id + "_" + messages.incrementAndGet())
                .put("session", id)
                .put("username", "kernel")
                .put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put("msg_type", type)
                .put("version", PROTOCOL);
        if (!subshell.isEmpty()) header.put("subshell_id", subshell);
        return header;
    }
}
