package dev.heddle.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where a front end expects the kernel, and the key they share.
///
/// @param ip the address to bind
/// @param ports the number of each port
/// @param key the HMAC key; empty means unsigned
/// @param curve the keys of an encrypted connection
public record ConnectionFile(String ip, Map<Port, Integer> ports, String key, Optional<Curve> curve) {

    /// A CurveZMQ key pair as Z85 text, 40 characters each.
    public record Curve(String publicKey, String secretKey) {}

    /// Reads the file that a front end wrote.
    ///
    /// @throws IOException if it cannot be read, or asks for what this kernel does not speak
    public static ConnectionFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("no connection file " + file);
        return of(Json.parse(Files.readAllBytes(file)));
    }

    static ConnectionFile of(ObjectNode json) throws IOException {
        var transport = json.path("transport").asText("tcp");
        if (!transport.equals("tcp"))
            throw new IOException("transport \"" + transport + "\" is not supported: start the front end with"
                    + " --KernelManager.transport=tcp (JeroMQ's ipc cannot talk to libzmq's)");
        var scheme = json.path("signature_scheme").asText("hmac-sha256");
        if (!scheme.equals("hmac-sha256"))
            throw new IOException("signature_scheme \"" + scheme + "\" is not supported, only hmac-sha256 is");
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            var number = json.path(port.field());
            if (!number.canConvertToInt() || number.intValue() < 0 || number.intValue() > 65_535)
                throw new IOException("connection file without a valid " + port.field() + ": " + number);
            ports.put(port, number.intValue());
        }
        return new ConnectionFile(
                json.path("ip").asText("127.0.0.1"),
                Map.copyOf(ports),
                json.path("key").asText(""),
                curve(json));
    }

    private static Optional<Curve> curve(ObjectNode json) throws IOException {
        var publicKey = json.path("curve_publickey").asText("");
        var secretKey = json.path("curve_secretkey").asText("");
        if (publicKey.isEmpty() && secretKey.isEmpty()) return Optional.empty();
        if (publicKey.length() != 40 || secretKey.length() != 40)
            throw new IOException("curve_publickey and curve_secretkey must be Z85 text of 40 characters each");
        return Optional.of(new Curve(publicKey, secretKey));
    }

    /// The ZeroMQ address of a port.
    String address(Port port) {
        return "tcp://" + (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + ports.get(port);
    }
}
