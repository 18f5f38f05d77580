package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.display.Notebook;
import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.eval.Outcome;
import dev.heddle.kernel.eval.Turn;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Runs cells and tells the front ends what came of them. Any thread, several at once.
final class Execution {
    // `?Name` or `Name?`, which no Java cell can be, asks for documentation.
    private static final Pattern QUESTION =
            Pattern.compile("\\s*(?:\\?\\s*(%{0,2}[\\w.()]+)|(%{0,2}[\\w.()]+)\\s*\\?)\\s*");

    private final Language language;
    private final IoPub iopub;
    private final Outlets outlets;
    private final History history;
    private final AtomicInteger cells = new AtomicInteger();

    Execution(Language language, IoPub iopub, Outlets outlets, History history) {
        this.language = language;
        this.iopub = iopub;
        this.outlets = outlets;
        this.history = history;
    }

    /// Runs a cell and returns the content of its reply.
    ObjectNode run(Turn turn, Request.Execute request, Message message) {
        int count = request.storeHistory() ? cells.incrementAndGet() : cells.get();
        if (!request.silent()) {
            var input = Json.object().put("code", request.code()).put("execution_count", count);
            iopub.post(message.header(), "execute_input", input);
        }
        var question = QUESTION.matcher(request.code());
        var reply = question.matches()
                ? page(Optional.ofNullable(question.group(1)).orElse(question.group(2)))
                : eval(turn, new Cell(count, request.code()), request, message);
        if (request.storeHistory())
            history.add(
                    count,
                    request.code(),
                    Optional.ofNullable(reply.remove("result")).map(result -> result.asText()));
        return reply.put("execution_count", count);
    }

    private ObjectNode eval(Turn turn, Cell cell, Request.Execute request, Message message) {
        var outlet = request.silent() ? outlets.openSilent(cell, message) : outlets.open(cell, message);
        var outcome = eval(turn, cell);
        outlet.end();
        var reply = switch (outcome) {
            case Outcome.Value(var rendered) -> {
                if (rendered instanceof MimeBundle bundle && !request.silent())
                    iopub.post(
                            message.header(),
                            "execute_result",
                            Bundles.content(bundle).put("execution_count", cell.number()));
                yield Reply.ok();
            }
            case Outcome.Nothing() -> Reply.ok();
            case Outcome.Failed failed -> Reply.error(failed.name(), failed.message(), failed.traceback());
            case Outcome.Interrupted(var stillRunning) -> Reply.interrupted(stillRunning);
        };
        var payloads = reply.putArray("payload");
        outlet.takePayloads().forEach(payloads::add);
        if (Reply.isError(reply)) {
            if (!request.silent()) iopub.post(message.header(), "error", Reply.withoutStatus(reply));
            return reply;
        }
        if (outcome instanceof Outcome.Value(MimeBundle bundle)
                && bundle.data().get("text/plain") instanceof String text) reply.put("result", text);
        expressions(turn, cell.number(), request, message, reply.putObject("user_expressions"));
        return reply;
    }

    // An evaluator that breaks is the cell's failure, not the kernel's.
    private Outcome eval(Turn turn, Cell cell) {
        try {
            return language.eval(turn, cell, Notebook::render);
        } catch (Throwable e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            var lines = trace.toString().lines().toList();
            return new Outcome.Failed(e.getClass().getName(), String.valueOf(e.getMessage()), lines);
        }
    }

    private void expressions(Turn turn, int count, Request.Execute request, Message message, ObjectNode into) {
        request.userExpressions().forEach((name, code) -> {
            var cell = new Cell(count, code);
            var outlet = outlets.openSilent(cell, message);
            into.set(
                    name,
                    switch (eval(turn, cell)) {
                        case Outcome.Value(MimeBundle bundle) ->
                            Bundles.content(bundle).put("status", "ok");
                        case Outcome.Value _, Outcome.Nothing _ ->
                            Reply.error("NoValue", "the expression has no value", List.of());
                        case Outcome.Failed failed -> Reply.error(failed.name(), failed.message(), failed.traceback());
                        case Outcome.Interrupted(var stillRunning) -> Reply.interrupted(stillRunning);
                    });
            outlet.end();
        });
    }

    private ObjectNode page(String name) {
        var reply = Reply.ok();
        var payload =
                reply.putArray("payload").addObject().put("source", "page").put("start", 0);
        var data = payload.putObject("data");
        language.inspect(name, name.length())
                .ifPresentOrElse(
                        found -> data.put("text/plain", found.plain()).put("text/markdown", found.markdown()),
                        () -> data.put("text/plain", "Nothing is known of " + name + "."));
        reply.putObject("user_expressions");
        return reply;
    }
}
