package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.wire.Session;
import java.util.Optional;

/// What the kernel says of itself.
final class KernelInfo {
    /// This kernel's version.
    static final String VERSION = Optional.ofNullable(
                    KernelInfo.class.getPackage().getImplementationVersion())
            .orElse("0.1.0");

    private KernelInfo() {}

    /// The content of a `kernel_info_reply`.
    static ObjectNode reply() {
        var java = Runtime.version();
        var info = Reply.ok()
                .put("protocol_version", Session.PROTOCOL)
                .put("implementation", "heddle")
                .put("implementation_version", VERSION)
                .put("banner", "Heddle " + VERSION + ": Java " + java.feature() + " with goroutines")
                .put("debugger", false);
        info.putObject("language_info")
                .put("name", "java")
                .put("version", java.toString())
                .put("mimetype", "text/x-java")
                .put("file_extension", ".java")
                .put("codemirror_mode", "java")
                .put("pygments_lexer", "java");
        info.putArray("supported_features").add("kernel subshells");
        info.putArray("help_links")
                .addObject()
                .put("text", "Java API")
                .put("url", "https://docs.oracle.com/en/java/javase/" + java.feature() + "/docs/api/");
        return info;
    }
}
