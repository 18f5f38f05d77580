package dev.heddle.kernel.eval;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// Java source that javac reads from memory.
class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String path, String text) {
        super(URI.create("cell:///" + path + Kind.SOURCE.extension), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
