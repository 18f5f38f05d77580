package dev.heddle.kernel;

import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Asks the reader of a cell and waits for the answer, one question at a time. Any thread.
final class Questions {
    private final Session session;
    private final Consumer<Message> send;
    private final ReentrantLock asking = new ReentrantLock(true);
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();

    /// Asks with messages that `send` sends on the stdin port.
    Questions(Session session, Consumer<Message> send) {
        this.session = session;
        this.send = send;
    }

    /// Takes an `input_reply`.
    void answered(Message reply) {
        answers.add(reply);
    }

    /// Asks, after all that the calling thread wrote.
    ///
    /// @param secret whether the answer is not to be seen
    /// @throws IOException if the cell's front end takes no questions
    String ask(Outlet outlet, String prompt, boolean secret) throws IOException, InterruptedException {
        if (!outlet.request().content().path("allow_stdin").asBoolean(false))
            throw new IOException("this front end answers no questions: it ran the cell with allow_stdin false");
        var question = session.reply(
                outlet.request(),
                "input_request",
                Json.object().put("prompt", prompt).put("password", secret),
                List.of());
        asking.lockInterruptibly();
        try {
            answers.clear();
            outlet.post(() -> send.accept(question));
            while (true) {
                var answer = answers.take();
                if (answers(answer, question))
                    return answer.content().path("value").asText("");
            }
        } finally {
            asking.unlock();
        }
    }

    // Not every front end says which question it answers.
    private static boolean answers(Message reply, Message question) {
        var asked = reply.parent().path("msg_id").asText("");
        return asked.isEmpty() || asked.equals(question.id());
    }
}
