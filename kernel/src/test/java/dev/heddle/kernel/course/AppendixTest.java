package dev.heddle.kernel.course;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages that are generated: contents, the article line by line, the dictionary, the glossary.
class AppendixTest {
    private static final Path NOTEBOOKS = Path.of("..", "notebooks");

    private static final Pattern DICTIONARY =
            Pattern.compile("^## From Go to Java\n(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL);

    /// The pages beside the chapters, by file name.
    private static final Map<String, String> APPENDICES = appendices();

    private static Map<String, String> appendices() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("A-line-by-line.ipynb", "A · The article, line by line");
        pages.put("B-dictionary.ipynb", "B · Go and Java: a dictionary");
        pages.put("C-glossary.ipynb", "C · Glossary");
        pages.put("D-teaching.ipynb", "D · For teachers");
        pages.put("E-cheat-sheet.ipynb", "E · Cheat sheet");
        pages.put("gallery.ipynb", "Gallery of figures");
        return pages;
    }

    private static String title(String file) {
        return requireNonNull(APPENDICES.get(file));
    }

    private final List<List<Section>> chapters;

    AppendixTest() throws IOException {
        chapters = Section.course(NOTEBOOKS);
    }

    @Test
    void theContentsNameEveryChapterAndItsSections() throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add("""
                # Contents

                Begin with chapter 0; then each chapter stands alone. A chapter takes about an hour with its exercises.""");
        for (List<Section> chapter : chapters) {
            parts.add("## " + chapter.getFirst().link(chapter.getFirst().heading()) + "\n\n"
                    + chapter.stream().skip(1).map(s -> s.link(s.heading())).collect(joining(" · ")));
        }
        parts.add("## Beside the chapters\n\n"
                + APPENDICES.entrySet().stream()
                        .map(page -> "- [" + page.getValue() + "](" + page.getKey() + ")")
                        .collect(joining("\n")));
        new Page("Contents", parts).check(NOTEBOOKS.resolve("index.ipynb"));
    }

    @Test
    void theArticleLineByLine() throws IOException {
        Map<String, List<Map<String, String>>> byPart = new LinkedHashMap<>();
        for (Map<String, String> claim : Tsv.rows(NOTEBOOKS.resolve("claims.tsv")))
            byPart.computeIfAbsent(requireNonNull(claim.get("part")), _ -> new ArrayList<>())
                    .add(claim);
        List<String> parts = new ArrayList<>();
        parts.add("# " + title("A-line-by-line.ipynb") + """


                Every statement of the article *Go 并发与并行* that the course follows, in our words, with what became of it, and where a cell shows it. *ok*: right as it stands; *nuance*: right with something to add; *dated*: was right once; *wrong*: is not so. The figures in the column *more* were measured once, on a shared Linux machine with 2 CPUs; the cells measure on yours.""");
        byPart.forEach((part, claims) -> parts.add("## " + part + "\n\n"
                + "| | the article says | verdict | more | shown in |\n| --- | --- | --- | --- | --- |\n"
                + claims.stream()
                        .map(c -> "| %s | %s | %s | %s | %s |"
                                .formatted(
                                        c.get("id"),
                                        cell(c.get("statement")),
                                        cell(c.get("verdict")),
                                        cell(c.get("how_to_show_or_correct")),
                                        places("claim:" + c.get("id"))))
                        .collect(joining("\n"))));
        new Page(title("A-line-by-line.ipynb"), parts).check(NOTEBOOKS.resolve("A-line-by-line.ipynb"));
    }

    @Test
    void theDictionaryIsThatOfTheRuntimesReadme() throws IOException {
        String readme = Files.readString(Path.of("..", "runtime", "README.md"));
        Matcher section = DICTIONARY.matcher(readme);
        if (!section.find()) throw new AssertionError("the runtime's README has no section \"From Go to Java\"");
        List<String> parts = List.of(
                "# " + title("B-dictionary.ipynb") + "\n\nWhat a Go programmer writes, and what one writes here.",
                section.group(1).strip());
        new Page(title("B-dictionary.ipynb"), parts).check(NOTEBOOKS.resolve("B-dictionary.ipynb"));
    }

    @Test
    void theGlossary() throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add("# " + title("C-glossary.ipynb") + """


                The words of the course, with the article's Chinese ones, and the section that shows each.""");
        parts.add("| word | 中文 | what it means | shown in |\n| --- | --- | --- | --- |\n"
                + Tsv.rows(NOTEBOOKS.resolve("glossary.tsv")).stream()
                        .map(t -> "| **%s** | %s | %s | %s |"
                                .formatted(
                                        t.get("term"),
                                        t.get("chinese"),
                                        cell(t.get("meaning")),
                                        section(requireNonNull(t.get("section")))))
                        .collect(joining("\n")));
        new Page(title("C-glossary.ipynb"), parts).check(NOTEBOOKS.resolve("C-glossary.ipynb"));
    }

    private String places(String tag) {
        return chapters.stream()
                .flatMap(List::stream)
                .filter(section -> section.tags().contains(tag))
                .map(section -> section.link(section.number()))
                .collect(joining(", "));
    }

    private String section(String number) {
        return chapters.stream()
                .flatMap(List::stream)
                .filter(section -> section.number().equals(number))
                .map(section -> section.link(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + number));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<-", "\\<-");
    }
}
