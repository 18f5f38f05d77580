package dev.heddle.kernel;

import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A line between a piece of this notebook's code and one in the front end, as a widget uses. Any thread may send;
/// handlers are called one at a time, as goroutines, and an interrupt stops them as it stops a cell.
public final class Comm {

    /// What came over the line.
    ///
    /// @param data a JSON tree
    /// @param buffers raw bytes beside it
    public record Received(Map<String, ? extends @Nullable Object> data, List<byte[]> buffers) {}

    private final String id;
    private final String target;
    private final Comms comms;
    private volatile Handler onMessage = new Handler(null, _ -> {});
    private volatile Handler onClose = onMessage;

    /// Who hears what comes, and the cell that said so: what it prints is that cell's.
    record Handler(@Nullable Cell owner, Consumer<Received> action) {}

    Comm(String id, String target, Comms comms) {
        this.id = id;
        this.target = target;
        this.comms = comms;
    }

    /// The line's name, the same on both ends.
    public String id() {
        return id;
    }

    /// The name under which the other end was looked up.
    public String target() {
        return target;
    }

    /// Sends a JSON tree of maps, lists, strings, numbers, booleans and nulls, and raw bytes.
    public void send(Map<String, ?> data, byte[]... buffers) {
        comms.post("comm_msg", Json.object().put("comm_id", id), data, List.of(buffers));
    }

    /// Sets who hears what comes.
    public void onMessage(Consumer<Received> handler) {
        onMessage = new Handler(Cell.current(), handler);
    }

    /// Sets who hears that the other end has closed the line.
    public void onClose(Consumer<Received> handler) {
        onClose = new Handler(Cell.current(), handler);
    }

    /// Closes the line; the other end hears the data.
    public void close(Map<String, ?> data) {
        comms.remove(id);
        comms.post("comm_close", Json.object().put("comm_id", id), data, List.of());
    }

    Handler onMessage() {
        return onMessage;
    }

    Handler onClose() {
        return onClose;
    }
}
