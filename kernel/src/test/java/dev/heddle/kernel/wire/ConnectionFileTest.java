package dev.heddle.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConnectionFileTest {
    private final ObjectNode json =
            Json.object().put("ip", "127.0.0.1").put("transport", "tcp").put("key", "k");

    ConnectionFileTest() {
        int number = 5000;
        for (var port : Port.values()) json.put(port.field(), number++);
    }

    private String complaint() {
        return String.valueOf(
                assertThrows(IOException.class, () -> ConnectionFile.of(json)).getMessage());
    }

    @Test
    void namesAnAddressForEachPort() throws IOException {
        var file = ConnectionFile.of(json);
        assertEquals("tcp://127.0.0.1:5000", file.address(Port.SHELL));
        assertEquals("tcp://127.0.0.1:5004", file.address(Port.HEARTBEAT));
        assertEquals("hb_port", Port.HEARTBEAT.field());
        assertTrue(file.curve().isEmpty());
    }

    @Test
    void refusesIpcInOneSentence() {
        json.put("transport", "ipc");
        assertTrue(complaint().contains("--KernelManager.transport=tcp"));
    }

    @Test
    void refusesUnknownSignatures() {
        json.put("signature_scheme", "hmac-md5");
        assertTrue(complaint().contains("hmac-md5"));
    }

    @Test
    void refusesMissingAndImpossiblePorts() {
        json.put("shell_port", 70_000);
        assertTrue(complaint().contains("shell_port"));
        json.remove("shell_port");
        assertTrue(complaint().contains("shell_port"));
    }

    @Test
    void takesCurveKeysInPairsOnly() throws IOException {
        json.put("curve_publickey", "a".repeat(40));
        complaint();
        json.put("curve_secretkey", "b".repeat(40));
        assertEquals(
                "b".repeat(40), ConnectionFile.of(json).curve().orElseThrow().secretKey());
    }
}
