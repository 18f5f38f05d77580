package dev.heddle.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a front end may ask.
sealed interface Request {

    record KernelInfo() implements Request {}

    /// Run this.
    ///
    /// @param userExpressions expressions to evaluate after the code, by the name of their value
    record Execute(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> userExpressions,
            boolean allowStdin,
            boolean stopOnError)
            implements Request {
        static final String TYPE = "execute_request";
    }

    /// What may stand here.
    ///
    /// @param cursor in UTF-16 units, as those below
    record Complete(String code, int cursor) implements Request {}

    record Inspect(String code, int cursor) implements Request {}

    record IsComplete(String code) implements Request {}

    record AskHistory(History.Query query, boolean output) implements Request {}

    record CommInfo(String target) implements Request {}

    record CommOpen(String target) implements Request {}

    record CommMessage() implements Request {}

    record CommClose() implements Request {}

    record Interrupt() implements Request {}

    record Shutdown(boolean restart) implements Request {}

    record Usage() implements Request {}

    record CreateSubshell() implements Request {}

    record DeleteSubshell(String id) implements Request {}

    record ListSubshells() implements Request {}

    /// A request that this kernel does not know.
    record Unknown(String type) implements Request {}

    /// Reads the request that a message makes. Fields that are absent have the protocol's defaults.
    static Request of(Message message) {
        var content = message.content();
        return switch (message.type()) {
            case "kernel_info_request" -> new KernelInfo();
            case Execute.TYPE -> execute(content);
            case "complete_request" -> new Complete(code(content), cursor(content));
            case "inspect_request" -> new Inspect(code(content), cursor(content));
            case "is_complete_request" -> new IsComplete(code(content));
            case "history_request" ->
                new AskHistory(History.Query.of(content), content.path("output").asBoolean(false));
            case "comm_info_request" -> new CommInfo(content.path("target_name").asText(""));
            case "comm_open" -> new CommOpen(content.path("target_name").asText());
            case "comm_msg" -> new CommMessage();
            case "comm_close" -> new CommClose();
            case "interrupt_request" -> new Interrupt();
            case "shutdown_request" -> new Shutdown(content.path("restart").asBoolean(false));
            case "usage_request" -> new Usage();
            case "create_subshell_request" -> new CreateSubshell();
            case "delete_subshell_request" ->
                new DeleteSubshell(content.path("subshell_id").asText(""));
            case "list_subshell_request" -> new ListSubshells();
            default -> new Unknown(message.type());
        };
    }

    private static Execute execute(ObjectNode content) {
        var expressions = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry :
                content.path("user_expressions").properties())
            expressions.put(entry.getKey(), entry.getValue().asText());
        boolean silent = content.path("silent").asBoolean(false);
        return new Execute(
                code(content),
                silent,
                !silent && content.path("store_history").asBoolean(true),
                expressions,
                content.path("allow_stdin").asBoolean(false),
                content.path("stop_on_error").asBoolean(true));
    }

    private static String code(ObjectNode content) {
        return content.path("code").asText("");
    }

    private static int cursor(ObjectNode content) {
        var code = code(content);
        return CodePoints.toUnits(code, content.path("cursor_pos").asInt(code.length()));
    }
}
