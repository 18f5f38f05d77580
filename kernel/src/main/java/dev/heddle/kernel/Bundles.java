package dev.heddle.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.display.Publisher;
import dev.heddle.kernel.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Takes what cells display, and ask, to the front end of the cell.
record Bundles(Outlets outlets, Questions questions) implements Publisher {

    /// The bundle as a message's content.
    static ObjectNode content(MimeBundle bundle) {
        var content = Json.object();
        content.set("data", Json.object(bundle.data()));
        content.set("metadata", Json.object(bundle.metadata()));
        return content;
    }

    @Override
    public void displayData(MimeBundle bundle, @Nullable String displayId) {
        post("display_data", named(bundle, displayId));
    }

    @Override
    public void updateDisplayData(MimeBundle bundle, String displayId) {
        post("update_display_data", named(bundle, displayId));
    }

    @Override
    public void clearOutput(boolean wait) {
        post("clear_output", Json.object().put("wait", wait));
    }

    @Override
    public void nextInput(String text, boolean replace) {
        payload(Json.object().put("source", "set_next_input").put("text", text).put("replace", replace));
    }

    @Override
    public void page(MimeBundle bundle) {
        var payload = Json.object().put("source", "page").put("start", 0);
        payload.set("data", Json.object(bundle.data()));
        payload(payload);
    }

    private void payload(ObjectNode payload) {
        var outlet = outlets.current();
        if (outlet != null) outlet.payload(payload);
    }

    @Override
    public String ask(String prompt, boolean secret) throws IOException, InterruptedException {
        var outlet = outlets.current();
        if (outlet == null) throw new IOException("no cell has run whose reader could be asked");
        return questions.ask(outlet, prompt, secret);
    }

    private static ObjectNode named(MimeBundle bundle, @Nullable String displayId) {
        var content = content(bundle);
        var names = content.putObject("transient");
        if (displayId != null) names.put("display_id", displayId);
        return content;
    }

    private void post(String type, ObjectNode content) {
        var outlet = outlets.current();
        if (outlet != null) outlet.post(type, content);
    }
}
