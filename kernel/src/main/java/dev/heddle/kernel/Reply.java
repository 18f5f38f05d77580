package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Json;
import java.util.ArrayList;
import java.util.List;

/// The contents of replies, each with its status.
final class Reply {
    private Reply() {}

    static ObjectNode ok() {
        return Json.object().put("status", "ok");
    }

    static ObjectNode error(String name, String message, List<String> traceback) {
        var error = Json.object().put("status", "error").put("ename", name).put("evalue", message);
        var lines = error.putArray("traceback");
        traceback.forEach(lines::add);
        return error;
    }

    /// An error that is its own trace.
    static ObjectNode error(String name, String message) {
        return error(name, message, List.of(message));
    }

    /// A cell that its reader stopped, and what of it could not be stopped.
    static ObjectNode interrupted(List<String> stillRunning) {
        if (stillRunning.isEmpty()) return error("Interrupted", "the cell was stopped", List.of("Interrupted"));
        var lines = new ArrayList<String>();
        lines.add("Interrupted, but these did not stop; a restart of the kernel ends them:");
        stillRunning.forEach(line -> lines.add("  " + line));
        return error("Interrupted", stillRunning.size() + " still running", lines);
    }

    /// A cell that was not run because one before it failed.
    static ObjectNode aborted() {
        return error("Aborted", "not run: an earlier cell failed", List.of());
    }

    static boolean isError(ObjectNode reply) {
        return reply.path("status").asText().equals("error");
    }

    /// The same as the content of an `error` message.
    static ObjectNode withoutStatus(ObjectNode error) {
        var content = error.deepCopy();
        content.remove(List.of("status", "payload"));
        return content;
    }
}
