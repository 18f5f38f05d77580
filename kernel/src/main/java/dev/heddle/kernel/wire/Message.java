package dev.heddle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// One Jupyter message.
///
/// @param route the ZeroMQ frames before the delimiter: who sent it, who gets it, or the topic on iopub
/// @param header who says what: `msg_id`, `session`, `username`, `date`, `msg_type`, `version`
/// @param parent the header of the request that caused this message; empty if none
/// @param metadata free
/// @param content as the type says
/// @param buffers raw bytes after the JSON
public record Message(
        List<byte[]> route,
        ObjectNode header,
        ObjectNode parent,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {

    /// What kind of message this is: `execute_request`.
    public String type() {
        return header.path("msg_type").asText();
    }

    /// The sender's name for this message.
    public String id() {
        return header.path("msg_id").asText();
    }

    /// The subshell (JEP 91) that is to handle this request; empty text for the main shell.
    public String subshell() {
        return header.path("subshell_id").asText("");
    }
}
