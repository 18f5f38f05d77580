package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.display.Notebook;
import dev.heddle.kernel.display.Renderer;
import dev.heddle.kernel.eval.Completeness;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Port;
import dev.heddle.kernel.wire.Receiver;
import dev.heddle.kernel.wire.Session;
import dev.heddle.kernel.wire.Sockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers a Jupyter client: what arrives goes to a lane, which answers one request after the other.
///
/// The shell's lanes run the cells; while they do, questions about code are answered aside. The control lane is never
/// busy for long: it interrupts and ends them.
final class Kernel implements Receiver, AutoCloseable {
    private static final Set<String> ASIDE = Set.of(
            "kernel_info_request", "complete_request", "inspect_request", "is_complete_request", "history_request");
    private static final String COMM_INFO = "comm_info_request"; // the same, but in order with comms' messages

    private static final Set<String> COMM = Set.of("comm_open", "comm_msg", "comm_close");

    private final Session session = new Session();
    private final Sockets sockets;
    private final IoPub iopub;
    private final Outlets outlets;
    private final Pump pump;
    private final History history;
    private final Language language;
    private final Execution execution;
    private final Consumer<String> log;
    private final Questions questions;
    private final Comms comms;
    private final Subshells shells;
    private final Lane control;
    private final Lane aside; // answers questions about the code while a cell runs
    private final Activity activity;
    private final AtomicBoolean starting = new AtomicBoolean(true);
    private final CountDownLatch left = new CountDownLatch(1);

    /// Binds the ports; [#start] begins to answer.
    ///
    /// @param log hears a line for each thing that went wrong outside of cells
    Kernel(ConnectionFile file, Language language, History history, Consumer<String> log) throws IOException {
        this.language = language;
        this.history = history;
        this.log = log;
        sockets = new Sockets(file, session, this, log);
        iopub = new IoPub(session, message -> sockets.send(Port.IOPUB, message), new Pace(System::nanoTime));
        pump = new Pump(log);
        outlets = new Outlets(iopub, pump::add);
        execution = new Execution(language, iopub, outlets, history);
        comms = new Comms(language, outlets, iopub);
        questions = new Questions(session, message -> sockets.send(Port.STDIN, message));
        shells = new Subshells(
                name -> new Lane(name, (lane, message, aborted) -> handle(Port.SHELL, lane, message, aborted), log));
        activity = new Activity(iopub);
        aside = new Lane("heddle-aside", (lane, message, _) -> handle(Port.SHELL, lane, message, false), log);
        control = new Lane("heddle-control", (lane, message, _) -> handle(Port.CONTROL, lane, message, false), log);
    }

    /// Takes over the standard streams of this JVM and serves the front ends.
    void start() {
        Notebook.install(new Bundles(outlets, questions), new Renderer());
        comms.install();
        CellStream.install(outlets);
        System.setIn(new CellInput(outlets, questions));
        pump.start();
        shells.start();
        control.start();
        aside.start();
        sockets.start();
        language.warmUp();
        Thread.ofPlatform().daemon().name("heddle-history").start(history::begin);
    }

    /// Waits until a front end asks the kernel to leave, or [#leave] does.
    void awaitShutdown() throws InterruptedException {
        left.await();
    }

    /// Asks the kernel to leave. Any thread.
    void leave() {
        left.countDown();
    }

    @Override
    public void close() {
        sockets.close();
    }

    @Override
    public void received(Port port, Message message) {
        switch (port) {
            case SHELL ->
                shells.lane(message.subshell()).ifPresentOrElse(lane -> asked(lane, message), () -> refuse(message));
            case CONTROL -> control.submit(message);
            case STDIN -> questions.answered(message);
            case IOPUB, HEARTBEAT -> throw new IllegalArgumentException(port + " takes no messages");
        }
    }

    private void asked(Lane lane, Message message) {
        // What is asked of comms after a comm's message depends on it.
        boolean now = message.type().equals(COMM_INFO)
                ? activity.hasCells()
                : ASIDE.contains(message.type()) && activity.hasCode();
        if (message.type().equals(Request.Execute.TYPE)) activity.received(message.header());
        else if (COMM.contains(message.type())) activity.heard(message.header());
        (now ? aside : lane).submit(message);
    }

    private void refuse(Message message) {
        answer(Port.SHELL, message, Reply.error("UnknownSubshell", "there is no subshell " + message.subshell()));
    }

    @Override
    public void refused(Port port, Message message, String reason) {
        log.accept(reason);
        if (Request.of(message) instanceof Request.Unknown || !message.type().endsWith("_request")) return;
        iopub.busy(message.header());
        answer(port, message, Reply.error("TooLarge", reason));
        sockets.send(Port.IOPUB, iopub.idle(message.header()));
    }

    private void answer(Port port, Message message, ObjectNode content) {
        sockets.send(port, reply(message, content));
    }

    // Said when there is somebody to hear it, and after the welcome, which is to be the first message.
    @Override
    public void subscribed() {
        if (starting.compareAndSet(true, false)) iopub.starting();
    }

    private void handle(Port port, Lane lane, Message message, boolean aborted) {
        var request = Request.of(message);
        if (request instanceof Request.Unknown(var type)) {
            log.accept("ignored a message of unknown type " + type);
            return;
        }
        activity.begins(message.header());
        var reply = answerOrError(lane, message, request, aborted);
        // Together: a client may expect the idle status at once after the reply.
        activity.ends(message.header(), idle -> {
            var messages = new ArrayList<Sockets.Addressed>();
            if (reply != null) messages.add(new Sockets.Addressed(port, reply(message, reply)));
            messages.add(new Sockets.Addressed(Port.IOPUB, idle));
            sockets.send(messages);
        });
        if (request instanceof Request.Shutdown) leave();
    }

    private Message reply(Message request, ObjectNode content) {
        return session.reply(request, request.type().replace("_request", "_reply"), content, List.of());
    }

    private @Nullable ObjectNode answerOrError(Lane lane, Message message, Request request, boolean aborted) {
        if (aborted && request instanceof Request.Execute) return Reply.aborted();
        try {
            return answered(lane, message, request);
        } catch (Throwable e) {
            log.accept(message.type() + ": " + e);
            return Reply.error(e.getClass().getName(), String.valueOf(e.getMessage()), List.of());
        }
    }

    private @Nullable ObjectNode answered(Lane lane, Message message, Request request) {
        return switch (request) {
            case Request.KernelInfo() -> KernelInfo.reply();
            case Request.Execute execute -> {
                var reply = execution.run(activity.turn(message.header()), execute, message);
                if (Reply.isError(reply) && execute.stopOnError()) lane.abortSubmitted();
                yield reply;
            }
            case Request.Complete(var code, var cursor) -> complete(code, cursor);
            case Request.Inspect(var code, var cursor) -> inspect(code, cursor);
            case Request.IsComplete(var code) -> isComplete(code);
            case Request.AskHistory(var query, var output) -> {
                var reply = Reply.ok();
                History.write(history.find(query), output, reply.putArray("history"));
                yield reply;
            }
            case Request.CommInfo(var target) -> comms.info(target);
            case Request.CommOpen(var target) -> {
                if (!comms.opened(activity.turn(message.header()), message))
                    log.accept("closed a comm to unknown target " + target);
                yield null;
            }
            case Request.CommMessage() -> {
                comms.heard(activity.turn(message.header()), message);
                yield null;
            }
            case Request.CommClose() -> {
                comms.closed(activity.turn(message.header()), message);
                yield null;
            }
            case Request.Interrupt() -> {
                activity.interrupt();
                yield Reply.ok();
            }
            case Request.Shutdown(var restart) -> Reply.ok().put("restart", restart);
            case Request.Usage() -> Usage.reply();
            case Request.CreateSubshell() ->
                shells.create()
                        .map(id -> Reply.ok().put("subshell_id", id))
                        .orElseGet(
                                () -> Reply.error("TooMany", "delete a subshell first: there are " + Subshells.MOST));
            case Request.DeleteSubshell(var id) ->
                shells.delete(id)
                        ? Reply.ok()
                        : Reply.error("UnknownSubshell", "there is no subshell " + id, List.of());
            case Request.ListSubshells() -> {
                var reply = Reply.ok();
                var ids = reply.putArray("subshell_id");
                shells.ids().forEach(ids::add);
                yield reply;
            }
            case Request.Unknown _ -> null;
        };
    }

    private ObjectNode complete(String code, int cursor) {
        var completions = language.complete(code, cursor);
        var reply = Reply.ok()
                .put("cursor_start", CodePoints.ofUnits(code, completions.start()))
                .put("cursor_end", CodePoints.ofUnits(code, completions.end()));
        var matches = reply.putArray("matches");
        completions.matches().forEach(matches::add);
        reply.putObject("metadata");
        return reply;
    }

    private ObjectNode inspect(String code, int cursor) {
        var found = language.inspect(code, cursor);
        var reply = Reply.ok().put("found", found.isPresent());
        var data = reply.putObject("data");
        found.ifPresent(it -> data.put("text/plain", it.plain()).put("text/markdown", it.markdown()));
        reply.putObject("metadata");
        return reply;
    }

    private ObjectNode isComplete(String code) {
        return switch (language.completeness(code)) {
            case Completeness.Complete() -> Json.object().put("status", "complete");
            case Completeness.Incomplete(var indent) ->
                Json.object().put("status", "incomplete").put("indent", indent);
            case Completeness.Invalid() -> Json.object().put("status", "invalid");
        };
    }
}
