package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.Bundled;
import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;

/// IJava's forms of a value, to which more can be added. One thread.
public final class DisplayData implements Bundled {
    private final Map<String, Object> data = new LinkedHashMap<>();
    private String id = "";

    /// No form yet.
    public DisplayData() {}

    /// Plain text.
    public DisplayData(String text) {
        data.put("text/plain", text);
    }

    /// Adds a form.
    public DisplayData putData(MIMEType type, Object form) {
        data.put(type.toString(), form);
        return this;
    }

    /// Adds a form.
    public DisplayData putData(String type, Object form) {
        data.put(type, form);
        return this;
    }

    /// Adds plain text.
    public DisplayData putText(String text) {
        return putData("text/plain", text);
    }

    /// Adds HTML.
    public DisplayData putHTML(String html) {
        return putData("text/html", html);
    }

    /// Adds LaTeX.
    public DisplayData putLatex(String latex) {
        return putData("text/latex", latex);
    }

    /// Adds Markdown.
    public DisplayData putMarkdown(String markdown) {
        return putData("text/markdown", markdown);
    }

    /// Adds a picture.
    public DisplayData putSVG(String svg) {
        return putData("image/svg+xml", svg);
    }

    /// Gives it a name under which it can be replaced.
    public DisplayData setDisplayId(String name) {
        id = name;
        return this;
    }

    /// The name given; empty if none was.
    public String getDisplayId() {
        return id;
    }

    /// Whether there is a form of a type.
    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.toString());
    }

    @Override
    public MimeBundle bundle() {
        return new MimeBundle(data, Map.of());
    }

    /// Shows it below the cell.
    public void display() {
        Notebook.display(bundle());
    }
}
