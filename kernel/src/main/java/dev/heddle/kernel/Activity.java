package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.eval.Turn;
import dev.heddle.kernel.wire.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Which requests are being answered, and as what the front ends are told of it. Any thread.
///
/// A front end shows the latest status that it saw, whoever caused it: when a request that was answered beside a
/// running cell is done, the cell is announced again.
final class Activity {

    private static final class CellRequest {
        final ObjectNode header;
        final boolean cell; // and not a comm's handler
        final Turn turn = new Turn();
        boolean begun; // guarded by the activity

        CellRequest(ObjectNode header, boolean cell) {
            this.header = header;
            this.cell = cell;
        }
    }

    private final IoPub iopub;
    private final Map<String, CellRequest> cells =
            new LinkedHashMap<>(); // received and not ended, by id; guarded by this

    Activity(IoPub iopub) {
        this.iopub = iopub;
    }

    /// Takes note of a cell that waits for its lane.
    synchronized void received(ObjectNode header) {
        cells.put(id(header), new CellRequest(header, true));
    }

    /// Takes note of a comm's message that waits for its handler.
    synchronized void heard(ObjectNode header) {
        cells.put(id(header), new CellRequest(header, false));
    }

    /// Says that the request is being answered.
    synchronized void begins(ObjectNode header) {
        var cell = cells.get(id(header));
        if (cell != null) cell.begun = true;
        iopub.busy(header);
    }

    /// The turn of a request to run code that has been received.
    synchronized Turn turn(ObjectNode header) {
        return cells.computeIfAbsent(id(header), _ -> new CellRequest(header, true)).turn;
    }

    /// Has the action say that it has been answered, with the idle status that it is given.
    synchronized void ends(ObjectNode header, Consumer<Message> action) {
        cells.remove(id(header));
        action.accept(iopub.idle(header));
        running().stream().findFirst().ifPresent(cell -> iopub.busy(cell.header));
    }

    /// Whether a cell or a comm's handler runs, or is about to.
    synchronized boolean hasCode() {
        return !cells.isEmpty();
    }

    /// Whether a cell runs, or is about to.
    synchronized boolean hasCells() {
        return cells.values().stream().anyMatch(request -> request.cell);
    }

    /// Interrupts the cells and handlers that run; if none does yet, the one that is about to.
    synchronized void interrupt() {
        var running = running();
        (running.isEmpty() ? cells.values().stream().limit(1).toList() : running)
                .forEach(cell -> cell.turn.interrupt());
    }

    private List<CellRequest> running() {
        return cells.values().stream().filter(cell -> cell.begun).toList();
    }

    private static String id(ObjectNode header) {
        return header.path("msg_id").asText();
    }
}
