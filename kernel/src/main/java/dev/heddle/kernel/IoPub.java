package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Session;
import java.util.List;
import java.util.function.ToIntFunction;

/// What all front ends see. Any thread may call it; each message names the request that caused it.
final class IoPub {
    private final Session session;
    private final ToIntFunction<Message> send;
    private final Pace pace;

    /// Posts with `send`, which returns the size of a message in bytes.
    IoPub(Session session, ToIntFunction<Message> send, Pace pace) {
        this.session = session;
        this.send = send;
        this.pace = pace;
    }

    /// The same without anybody who sees it.
    IoPub muted() {
        return new IoPub(session, _ -> 0, new Pace(System::nanoTime));
    }

    Pace pace() {
        return pace;
    }

    void starting() {
        status(Json.object(), "starting");
    }

    void busy(ObjectNode parent) {
        status(parent, "busy");
    }

    /// The status that ends what the parent caused; who takes it sends it.
    Message idle(ObjectNode parent) {
        pace.idle();
        return session.broadcast(parent, "status", Json.object(), state("idle"), List.of());
    }

    private void status(ObjectNode parent, String state) {
        send(parent, "status", state(state), Json.object(), List.of());
    }

    private static ObjectNode state(String state) {
        return Json.object().put("execution_state", state);
    }

    void stream(ObjectNode parent, Std stream, String text) {
        var content = Json.object().put("name", stream.jupyterName()).put("text", text);
        pace.sent(send(parent, "stream", content, Json.object(), List.of()));
    }

    void post(ObjectNode parent, String type, ObjectNode content) {
        post(parent, type, content, List.of());
    }

    void post(ObjectNode parent, String type, ObjectNode content, List<byte[]> buffers) {
        send(parent, type, content, Json.object(), buffers);
        pace.sent(0);
    }

    int send(ObjectNode parent, String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        return send.applyAsInt(session.broadcast(parent, type, metadata, content, buffers));
    }
}
