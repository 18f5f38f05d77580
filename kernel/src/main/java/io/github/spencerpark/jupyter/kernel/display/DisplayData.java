package io.github.spencerpark.jupyter.kernel.display;

import dev.heddle.kernel.display.Bundled;
import dev.heddle.kernel.display.MimeBundle;
import dev.heddle.kernel.display.Notebook;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;

/// IJava's forms of a value, to which more can be added. One thread.
public class DisplayData implements Bundled {
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private String id = "";

    /// No form yet.
    public DisplayData() {}

    /// Plain text.
    public DisplayData(String text) {
        data.put("text/plain", text);
    }

    /// The forms of another.
    public DisplayData(DisplayData other) {
        assign(other);
    }

    static DisplayData of(MimeBundle bundle) {
        var made = new DisplayData();
        made.data.putAll(bundle.data());
        made.metadata.putAll(bundle.metadata());
        return made;
    }

    /// Adds a form.
    public void putData(MIMEType type, Object form) {
        putData(type.toString(), form);
    }

    /// Adds a form.
    public void putData(String type, Object form) {
        data.put(type, form);
    }

    /// Adds a form and hints on it.
    public void putData(MIMEType type, Object form, Object hints) {
        putData(type, form);
        putMetaData(type, hints);
    }

    /// Adds hints on a form.
    public void putMetaData(MIMEType type, Object hints) {
        putMetaData(type.toString(), hints);
    }

    /// Adds hints on a form.
    public void putMetaData(String type, Object hints) {
        metadata.put(type, hints);
    }

    /// Adds plain text.
    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    /// Adds HTML.
    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    /// Adds LaTeX.
    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    /// Adds LaTeX of mathematics, without its dollar signs.
    public void putMath(String math) {
        putLatex("$$" + math + "$$");
    }

    /// Adds Markdown.
    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    /// Adds JavaScript.
    public void putJavaScript(String script) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, script);
    }

    /// Adds JSON.
    public void putJSON(String json) {
        putData(MIMEType.APPLICATION_JSON, json);
    }

    /// Adds a picture.
    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }

    /// The form of a type; null if there is none.
    public Object getData(MIMEType type) {
        return data.get(type.toString());
    }

    /// Whether there is a form of a type.
    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.toString());
    }

    /// Adds the forms of another.
    public final void assign(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
    }

    /// Gives it a name under which it can be replaced.
    public DisplayData setDisplayId(String name) {
        id = name;
        return this;
    }

    /// Whether it has a name.
    public boolean hasDisplayId() {
        return !id.isEmpty();
    }

    /// The name given; empty if none was.
    public String getDisplayId() {
        return id;
    }

    @Override
    public MimeBundle bundle() {
        return new MimeBundle(data, metadata);
    }

    /// Shows it below the cell.
    public void display() {
        Notebook.display(bundle());
    }
}
