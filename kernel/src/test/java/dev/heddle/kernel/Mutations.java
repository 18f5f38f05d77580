package dev.heddle.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Codec;
import dev.heddle.kernel.wire.Json;
import dev.heddle.kernel.wire.Message;
import dev.heddle.kernel.wire.Signer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Messages that are nearly right, from a seed: of every request that the kernel knows, with some of its bytes, frames
/// or JSON values changed.
final class Mutations {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
    private static final List<String> STRINGS = List.of(
            "",
            "\0",
            "🧵",
            "\ud800",
            "a".repeat(3000),
            "-1",
            "null",
            "{",
            "*[",
            "[z-a]",
            "[\\",
            "../../x",
            "%",
            "a\nb");

    private static final List<String> REQUESTS = List.of(
            "kernel_info_request {}",
            "execute_request {\"code\": \"print 5\", \"silent\": false, \"store_history\": true,"
                    + " \"user_expressions\": {\"a\": \"b\"}, \"allow_stdin\": true, \"stop_on_error\": false}",
            "execute_request {\"code\": \"display x\", \"silent\": true, \"stop_on_error\": false}",
            "execute_request {\"code\": \"?Name\", \"stop_on_error\": false}",
            "complete_request {\"code\": \"ab🧵c\", \"cursor_pos\": 3}",
            "inspect_request {\"code\": \"abc\", \"cursor_pos\": 2, \"detail_level\": 0}",
            "is_complete_request {\"code\": \"a\\\\\"}",
            "history_request {\"hist_access_type\": \"tail\", \"n\": 5, \"output\": true, \"raw\": true}",
            "history_request {\"hist_access_type\": \"range\", \"session\": 0, \"start\": 1, \"stop\": 3}",
            "history_request {\"hist_access_type\": \"search\", \"pattern\": \"a*[b]?\", \"n\": 3, \"unique\": true}",
            "comm_info_request {\"target_name\": \"t\"}",
            "comm_open {\"comm_id\": \"c\", \"target_name\": \"t\", \"data\": {\"a\": [1, {\"b\": null}]}}",
            "comm_msg {\"comm_id\": \"c\", \"data\": {\"a\": 1.5}}",
            "comm_close {\"comm_id\": \"c\", \"data\": {}}",
            "interrupt_request {}",
            "usage_request {}",
            "create_subshell_request {}",
            "delete_subshell_request {\"subshell_id\": \"s\"}",
            "list_subshell_request {}",
            "input_reply {\"value\": \"x\", \"status\": \"ok\"}",
            "shutdown_request {\"restart\": false}");

    private final Random random;
    private final Signer signer;
    private final Codec codec;
    private long number;

    Mutations(long seed, String key) {
        random = new Random(seed);
        signer = new Signer(key);
        codec = new Codec(signer);
    }

    /// A message with some JSON values changed.
    Message body() throws IOException {
        var request = REQUESTS.get(random.nextInt(REQUESTS.size()));
        int space = request.indexOf(' ');
        var header = Json.object()
                .put("msg_id", "m" + number++)
                .put("session", "s")
                .put("username", "u")
                .put("date", "2026-01-01T00:00:00Z")
                .put("msg_type", request.substring(0, space))
                .put("version", "5.5");
        var content = Json.parse(request.substring(space).getBytes(UTF_8));
        var parent = random.nextInt(4) == 0 ? header.deepCopy() : Json.object();
        var metadata = Json.object();
        for (int change = random.nextInt(4); change > 0; change--) {
            switch (random.nextInt(8)) {
                case 0 -> mutate(header, 0);
                case 1 -> mutate(parent, 0);
                case 2 -> mutate(metadata, 0);
                default -> mutate(content, 0);
            }
        }
        var buffers = new ArrayList<byte[]>();
        for (int i = random.nextInt(8); i > 5; i--) buffers.add(bytes(random.nextInt(50)));
        return new Message(List.of(), header, parent, metadata, content, buffers);
    }

    private void mutate(ObjectNode object, int depth) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(8) == 0) names.add(string());
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> {
                if (object.get(name) instanceof ObjectNode inner && depth < 5) mutate(inner, depth + 1);
                else object.set(name, value(depth));
            }
            default -> object.set(name, value(depth));
        }
    }

    private JsonNode value(int depth) {
        var holder = Json.object();
        switch (random.nextInt(10)) {
            case 0 -> holder.putNull("v");
            case 1 -> holder.put("v", random.nextBoolean());
            case 2 -> holder.put("v", random.nextInt());
            case 3 -> holder.put("v", random.nextLong());
            case 4 -> holder.put("v", new java.math.BigInteger(200, random));
            case 5 -> holder.put("v", random.nextBoolean() ? Double.MAX_VALUE : -1e-300);
            case 6 -> {
                ArrayNode array = holder.putArray("v");
                for (int i = random.nextInt(3); i > 0 && depth < 5; i--) array.add(value(depth + 1));
            }
            case 7 -> {
                ObjectNode inner = holder.putObject("v");
                if (depth < 5) mutate(inner, depth + 1);
            }
            default -> holder.put("v", string());
        }
        return holder.get("v");
    }

    private String string() {
        return STRINGS.get(random.nextInt(STRINGS.size()));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// The frames of a message, some of them changed; half of them signed again, so that they are read further.
    List<byte[]> frames() throws IOException {
        var frames = new ArrayList<byte[]>();
        for (var frame : codec.encode(body())) frames.add(frame.clone());
        for (int change = random.nextInt(4); change > 0; change--) mutate(frames);
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) delimiter++;
        if (random.nextBoolean() && frames.size() >= delimiter + 6)
            frames.set(delimiter + 1, signer.sign(frames.subList(delimiter + 2, delimiter + 6)));
        return frames;
    }

    private void mutate(List<byte[]> frames) {
        int at = random.nextInt(frames.size());
        var frame = frames.get(at);
        switch (random.nextInt(7)) {
            case 0 -> frames.remove(at);
            case 1 -> frames.add(at, frame.clone());
            case 2 -> frames.set(at, Arrays.copyOf(frame, random.nextInt(frame.length + 5)));
            case 3 -> frames.add(at, bytes(random.nextInt(300)));
            case 4 -> java.util.Collections.swap(frames, at, random.nextInt(frames.size()));
            default -> {
                for (int i = random.nextInt(3); i >= 0 && frame.length > 0; i--)
                    frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
        }
        if (frames.isEmpty()) frames.add(new byte[0]);
    }
}
