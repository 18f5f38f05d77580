package dev.heddle.kernel.wire;

import java.util.Locale;

/// The five sockets between a front end and a kernel.
public enum Port {
    /// Requests in order: execute, complete, inspect.
    SHELL,
    /// Requests that must work while a cell runs: interrupt, shutdown.
    CONTROL,
    /// The kernel's questions to its reader.
    STDIN,
    /// What all front ends see: status, output, results.
    IOPUB,
    /// Echoes whatever comes.
    HEARTBEAT;

    /// The field of the connection file that holds this port's number.
    String field() {
        return switch (this) {
            case HEARTBEAT -> "hb_port";
            default -> name().toLowerCase(Locale.ROOT) + "_port";
        };
    }
}
