package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Which requests are being answered, as the front ends are told. Any thread.
///
/// A front end shows the latest status that it saw, whoever caused it: when a request that was answered beside a
/// running cell is done, the cell is announced again.
final class Activity {
    private final IoPub iopub;
    private final Map<String, ObjectNode> cells = new LinkedHashMap<>(); // headers by id; guarded by this

    Activity(IoPub iopub) {
        this.iopub = iopub;
    }

    /// Says that the request is being answered.
    synchronized void begins(ObjectNode header, boolean cell) {
        if (cell) cells.put(id(header), header);
        iopub.busy(header);
    }

    /// Has the action say that it has been answered, with the idle status that it is given.
    synchronized void ends(ObjectNode header, Consumer<Message> action) {
        cells.remove(id(header));
        action.accept(iopub.idle(header));
        cells.values().stream().findFirst().ifPresent(iopub::busy);
    }

    /// Whether a cell runs.
    synchronized boolean runsCells() {
        return !cells.isEmpty();
    }

    private static String id(ObjectNode header) {
        return header.path("msg_id").asText();
    }
}
