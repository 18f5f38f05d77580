package dev.heddle.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Codec;
import dev.heddle.kernel.wire.ConnectionFile;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Port;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated // a kernel takes over the standard streams
@Timeout(60)
class KernelTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Echo echo = new Echo();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private ConnectionFile connection;
    private Kernel kernel;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        connection = Client.connection();
        kernel = new Kernel(connection, echo, new History(Optional.empty(), log::add), log::add);
        kernel.start();
        client = new Client(connection);
    }

    @AfterEach
    void stop() {
        client.close();
        kernel.close();
        System.setOut(out);
        System.setErr(err);
    }

    private static List<String> types(List<Message> messages) {
        return messages.stream().map(Message::type).toList();
    }

    private ObjectNode run(String code) {
        return client.reply(Port.SHELL, client.execute(code));
    }

    @Test
    void aCellIsBusyEchoedAnsweredAndIdle() {
        var cell = client.execute("hello");
        assertEquals("ok", client.reply(Port.SHELL, cell).path("status").asText());
        var messages = client.broadcasts(cell);
        assertEquals(List.of("status", "execute_input", "execute_result", "status"), types(messages));
        assertEquals("hello", messages.get(2).content().at("/data/text~1plain").asText());
        assertEquals(1, messages.get(2).content().path("execution_count").asInt());
    }

    @Test
    void outputComesBetweenBusyAndIdle() {
        var cell = client.execute("print hello");
        var messages = client.broadcasts(cell);
        assertEquals(List.of("status", "execute_input", "stream", "status"), types(messages));
        assertEquals("hello\n", messages.get(2).content().path("text").asText());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHELL", "CONTROL"})
    void kernelInfoIsAnsweredOn(Port port) {
        var info = client.ask(port, "kernel_info_request", Json.object());
        assertEquals("ok", info.path("status").asText());
        assertEquals("java", info.at("/language_info/name").asText());
    }

    @Test
    void controlAnswersWhileACellRuns() throws InterruptedException {
        var cell = client.execute("wait");
        assertTrue(echo.waiting.tryAcquire(10, TimeUnit.SECONDS));
        client.ask(Port.CONTROL, "kernel_info_request", Json.object());
        client.ask(Port.CONTROL, "interrupt_request", Json.object());
        assertEquals("Interrupted", client.reply(Port.SHELL, cell).path("ename").asText());
    }

    @Test
    void questionsAboutCodeAreAnsweredWhileACellRuns() throws InterruptedException {
        var cell = client.execute("wait");
        assertTrue(echo.waiting.tryAcquire(10, TimeUnit.SECONDS));
        var content = Json.object().put("code", "ab").put("cursor_pos", 2);
        for (var type : List.of("complete_request", "inspect_request", "is_complete_request", "kernel_info_request"))
            assertTrue(client.ask(Port.SHELL, type, content).has("status"));
        client.ask(Port.CONTROL, "interrupt_request", Json.object());
        var states = new ArrayList<String>();
        for (var message : client.broadcasts(cell))
            if (message.type().equals("status"))
                states.add(message.content().path("execution_state").asText());
        assertEquals("busy", states.getFirst());
        assertEquals("idle", states.getLast());
        assertEquals(4, states.stream().filter("busy"::equals).skip(1).limit(4).count(), "announced again after each");
    }

    @Test
    void aFailureAbortsTheCellsThatWait() throws InterruptedException {
        var first = client.execute("wait");
        var second = client.execute("hello");
        assertTrue(echo.waiting.tryAcquire(10, TimeUnit.SECONDS));
        client.ask(Port.CONTROL, "kernel_info_request", Json.object()); // by now the second has arrived
        client.ask(Port.CONTROL, "interrupt_request", Json.object());
        assertEquals("error", client.reply(Port.SHELL, first).path("status").asText());
        assertEquals("Aborted", client.reply(Port.SHELL, second).path("ename").asText());
        assertEquals("ok", run("hello").path("status").asText());
    }

    @Test
    void anEvaluatorThatBreaksIsAnErrorOfTheCell() {
        assertEquals("java.lang.StackOverflowError", run("crash").path("ename").asText());
        assertEquals("ok", run("hello").path("status").asText());
    }

    @Test
    void aQuestionPagesDocumentation() {
        var payload = run("?Name").path("payload");
        assertEquals("page", payload.at("/0/source").asText());
        assertEquals("Name", payload.at("/0/data/text~1plain").asText());
        assertEquals(1, run("Name?").path("payload").size());
    }

    @Test
    void aBadMessageIsLoggedInOneLineAndForgotten() {
        for (var port : List.of(Port.SHELL, Port.CONTROL)) {
            client.raw(port, List.of("<IDS|MSG>".getBytes(UTF_8), "bad".getBytes(UTF_8), new byte[2]));
            client.send(port, "no_such_request", Json.object());
        }
        assertEquals("ok", run("hello").path("status").asText());
        client.ask(Port.CONTROL, "kernel_info_request", Json.object());
        assertEquals(4, log.size(), log::toString);
        assertTrue(log.stream().noneMatch(line -> line.contains("\n")));
        assertTrue(log.stream().anyMatch(line -> line.contains("truncated")));
        assertTrue(log.stream().anyMatch(line -> line.contains("no_such_request")));
    }

    @Test
    void aCellThatIsTooLongIsAnsweredInASentence() {
        var cell = client.execute("x".repeat(Codec.LARGEST));
        assertEquals("TooLarge", client.reply(Port.SHELL, cell).path("ename").asText());
        assertEquals(List.of("status", "status"), types(client.broadcasts(cell)));
        assertEquals("ok", run("hello").path("status").asText());
    }

    @Test
    void subshellsAreLimited() {
        ObjectNode last = Json.object();
        for (int i = 0; i <= Subshells.MOST; i++)
            last = client.ask(Port.CONTROL, "create_subshell_request", Json.object());
        assertEquals("TooMany", last.path("ename").asText());
    }

    @Test
    void theHeartBeats() {
        assertArrayEquals("beat".getBytes(UTF_8), client.beat("beat".getBytes(UTF_8)));
        assertArrayEquals(new byte[0], client.beat(new byte[0]));
    }

    @Test
    void everySubscriberIsWelcomed() {
        try (var second = new Client(connection)) {
            assertFalse(second.broadcasts(second.execute("a")).isEmpty());
        }
    }

    @Test
    void shutdownIsAnsweredBeforeTheKernelLeaves() throws InterruptedException {
        var reply = client.ask(Port.CONTROL, "shutdown_request", Json.object().put("restart", true));
        assertTrue(reply.path("restart").asBoolean());
        kernel.awaitShutdown();
    }
}
