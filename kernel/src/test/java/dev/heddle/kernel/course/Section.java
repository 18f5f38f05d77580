package dev.heddle.kernel.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A section of a chapter: what stands from one heading to the next.
///
/// @param notebook the chapter's file name
/// @param heading its words, without the mark
/// @param level 1 for the chapter itself, 2 for its sections
/// @param tags the tags of its code cells
record Section(String notebook, String heading, int level, Set<String> tags) {

    /// The sections of a chapter in order; the first one is the chapter's title and what stands below it.
    static List<Section> of(Path notebook) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
            if (cell.get("cell_type").asText().equals("markdown")) {
                for (JsonNode line : cell.get("source")) {
                    String text = line.asText().strip();
                    int level = text.startsWith("# ") ? 1 : text.startsWith("## ") ? 2 : 0;
                    if (level > 0)
                        sections.add(new Section(
                                notebook.getFileName().toString(), text.substring(level + 1), level, new TreeSet<>()));
                }
            } else {
                cell.get("metadata")
                        .path("tags")
                        .forEach(tag -> sections.getLast().tags().add(tag.asText()));
            }
        }
        return sections;
    }

    /// All chapters, in order.
    static List<List<Section>> course(Path notebooks) throws IOException {
        List<List<Section>> chapters = new ArrayList<>();
        try (var files = Files.newDirectoryStream(notebooks, "[0-9]*.ipynb")) {
            List<Path> sorted = new ArrayList<>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (Path file : sorted) chapters.add(of(file));
        }
        return chapters;
    }

    /// A Markdown link to it, for a page beside it: JupyterLab and nbconvert name a heading's place alike.
    String link(String words) {
        String place = URLEncoder.encode(heading.replace("`", "").replace(' ', '-'), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "[" + words + "](" + notebook + (level == 1 ? "" : "#" + place) + ")";
    }

    /// Its number, as `5.2`, or its words if it has none.
    String number() {
        int space = heading.indexOf(' ');
        return space > 0 && Character.isDigit(heading.charAt(0)) ? heading.substring(0, space) : heading;
    }
}
