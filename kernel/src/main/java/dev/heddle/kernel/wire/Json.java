package dev.heddle.kernel.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON dialect of the protocol: trees in, trees out.
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// Returns a new, empty object.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Returns the tree of maps, lists, strings, numbers, booleans and nulls as an object node.
    ///
    /// @throws IllegalArgumentException if a value is none of these
    public static ObjectNode object(Map<String, ?> tree) {
        return MAPPER.valueToTree(tree);
    }

    /// Returns an object node as a map of maps, lists, strings, numbers, booleans and nulls; empty for any other node.
    public static Map<String, ? extends @Nullable Object> tree(JsonNode node) {
        if (!node.isObject()) return Map.of();
        return MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {});
    }

    /// Parses one JSON object.
    ///
    /// @throws IOException if the bytes are not JSON, or JSON but not an object
    public static ObjectNode parse(byte[] bytes) throws IOException {
        JsonNode node = MAPPER.readTree(bytes);
        if (node instanceof ObjectNode object) return object;
        throw new IOException("expected a JSON object, got " + (node == null ? "nothing" : node.getNodeType()));
    }

    /// Returns the node as UTF-8 bytes.
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the node as text that a person may edit.
    public static String pretty(JsonNode node) {
        return node.toPrettyString() + "\n";
    }
}
