package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Outcome;
import dev.heddle.kernel.eval.Turn;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The open lines between this notebook and its front ends. Any thread.
public final class Comms {
    private static volatile @Nullable Comms installed;

    private final Map<String, Comm> open = new ConcurrentHashMap<>();
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Language language;
    private final Outlets outlets;
    private final IoPub iopub;

    private record Target(@Nullable Cell owner, BiConsumer<Comm, Comm.Received> action) {}

    /// Has handlers run by the language.
    Comms(Language language, Outlets outlets, IoPub iopub) {
        this.language = language;
        this.outlets = outlets;
        this.iopub = iopub;
    }

    /// Makes these the notebook's.
    void install() {
        installed = this;
    }

    private static Comms installed() {
        var comms = installed;
        if (comms == null) throw new IllegalStateException("comms work in a notebook cell only: no kernel runs");
        return comms;
    }

    /// Opens a line to what the front end registered under the target's name.
    public static Comm open(String target, Map<String, ?> data, byte[]... buffers) {
        var comms = installed();
        var comm = new Comm(UUID.randomUUID().toString(), target, comms);
        comms.open.put(comm.id(), comm);
        var content = Json.object().put("comm_id", comm.id()).put("target_name", target);
        comms.post("comm_open", content, data, List.of(buffers));
        return comm;
    }

    /// Accepts lines that a front end opens to the target: the action hears each line and what came with its opening.
    public static void accept(String target, BiConsumer<Comm, Comm.Received> action) {
        installed().targets.put(target, new Target(Cell.current(), action));
    }

    void post(String type, ObjectNode content, Map<String, ?> data, List<byte[]> buffers) {
        content.set("data", Json.object(data));
        var outlet = outlets.current();
        if (outlet == null) iopub.send(Json.object(), type, content, Json.object(), buffers);
        else outlet.post(type, content, buffers);
    }

    void remove(String id) {
        open.remove(id);
    }

    /// Hears of a line that a front end opened; closes it at once if nobody accepts it.
    ///
    /// @return whether it was accepted
    boolean opened(Turn turn, Message message) {
        var content = message.content();
        var comm = new Comm(
                content.path("comm_id").asText(), content.path("target_name").asText(), this);
        var target = targets.get(comm.target());
        if (target == null) {
            var close = Json.object().put("comm_id", comm.id());
            close.putObject("data");
            iopub.post(message.header(), "comm_close", close);
            return false;
        }
        open.put(comm.id(), comm);
        call(
                turn,
                comm,
                new Comm.Handler(target.owner(), received -> target.action().accept(comm, received)),
                message);
        return true;
    }

    /// Hands on what came over a line.
    void heard(Turn turn, Message message) {
        comm(message).ifPresent(comm -> call(turn, comm, comm.onMessage(), message));
    }

    /// Hears that a front end closed a line.
    void closed(Turn turn, Message message) {
        comm(message).ifPresent(comm -> {
            remove(comm.id());
            call(turn, comm, comm.onClose(), message);
        });
    }

    // A handler is the notebook's code: how it fails is shown in the cell that it is of.
    private void call(Turn turn, Comm comm, Comm.Handler handler, Message message) {
        var received = received(message);
        var outcome = language.run(turn, handler.owner(), () -> handler.action().accept(received));
        var outlet = outlets.of(handler.owner());
        if (outlet == null) return;
        var of = " in the handler of \"" + comm.target() + "\" ";
        switch (outcome) {
            case Outcome.Failed failed -> outlet.report("Exception" + of + String.join("\n", failed.traceback()));
            case Outcome.Interrupted(var running) -> outlet.report("Interrupted" + of + String.join("\n", running));
            case Outcome.Value _, Outcome.Nothing _ -> {}
        }
        outlet.flush();
    }

    private Optional<Comm> comm(Message message) {
        return Optional.ofNullable(open.get(message.content().path("comm_id").asText()));
    }

    private static Comm.Received received(Message message) {
        return new Comm.Received(Json.tree(message.content().path("data")), message.buffers());
    }

    /// The content of a `comm_info_reply`: the open lines to the target, or all for the empty name.
    ObjectNode info(String target) {
        var reply = Reply.ok();
        var comms = reply.putObject("comms");
        for (var comm : open.values())
            if (target.isEmpty() || target.equals(comm.target()))
                comms.putObject(comm.id()).put("target_name", comm.target());
        return reply;
    }
}
