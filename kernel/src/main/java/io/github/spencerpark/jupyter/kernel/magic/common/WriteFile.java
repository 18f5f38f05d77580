package io.github.spencerpark.jupyter.kernel.magic.common;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// IJava's `%%writefile`, which notebooks register: `getMagics().registerMagics(WriteFile.class)`.
public final class WriteFile {
    private static final List<String> APPEND = List.of("-a", "--append");

    private WriteFile() {}

    /// Writes the cell's text to a file, in UTF-8.
    ///
    /// @param words the file's name, and `-a` where the text is to follow what is there
    /// @throws java.io.IOException if it cannot be written
    @CellMagic
    public static @Nullable Void writefile(List<String> words, String body) throws Exception {
        List<String> names = new ArrayList<>(words);
        boolean append = names.removeAll(APPEND);
        if (names.size() != 1)
            throw new IllegalArgumentException(
                    "the magic writefile needs the name of one file, before it -a to append");
        OpenOption how = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        Files.writeString(Path.of(names.getFirst()), body, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        return null;
    }
}
