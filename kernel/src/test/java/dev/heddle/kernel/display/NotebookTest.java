package dev.heddle.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotebookTest {
    private final List<Object> shown = new ArrayList<>();

    @BeforeEach
    void install() {
        Notebook.install(
                new Publisher() {
                    @Override
                    public void displayData(MimeBundle bundle, @Nullable String displayId) {
                        shown.add(bundle.data());
                    }

                    @Override
                    public void updateDisplayData(MimeBundle bundle, String displayId) {
                        shown.add(displayId + bundle.data());
                    }

                    @Override
                    public void clearOutput(boolean wait) {
                        shown.add(wait);
                    }

                    @Override
                    public void nextInput(String text, boolean replace) {
                        shown.add(text + replace);
                    }

                    @Override
                    public void page(MimeBundle bundle) {
                        shown.add(bundle.data());
                    }

                    @Override
                    public String ask(String prompt, boolean secret) {
                        return prompt + secret;
                    }
                },
                new Renderer());
    }

    @Test
    void questionsAreAskedOpenlyOrSecretly() throws Exception {
        assertEquals("name? false", Notebook.readLine("name? "));
        assertEquals("key? true", Notebook.readPassword("key? "));
    }

    @Test
    void theTypeMayStandFirstOrLast() {
        Notebook.display("<b>x</b>", "text/html");
        Notebook.display("text/html", "<b>x</b>");
        Notebook.display((Object) "<b>x</b>", "text/html");
        Notebook.display("text/html", new StringBuilder("<b>x</b>"));
        assertEquals(
                List.of(
                        Map.of("text/html", "<b>x</b>"),
                        Map.of("text/html", "<b>x</b>"),
                        Map.of("text/html", "<b>x</b>"),
                        Map.of("text/html", "<b>x</b>")),
                shown);
    }

    @Test
    void whatWasDisplayedCanBeUpdated() {
        String id = Notebook.display(1);
        Notebook.updateDisplay(id, 2);
        Notebook.updateDisplay(id, "3", "text/html");
        Notebook.clearOutput();
        Notebook.clearOutput(true);
        assertEquals(
                List.of(Map.of("text/plain", "1"), id + "{text/plain=2}", id + "{text/html=3}", false, true), shown);
    }

    @Test
    void nullIsShown() {
        Notebook.display(null);
        Notebook.display(null, "text/html");
        assertEquals(List.of(Map.of("text/plain", "null"), Map.of("text/html", "null")), shown);
    }

    @Test
    void aCellMayOfferTheNextOneAndPage() {
        Notebook.setNextInput("a");
        Notebook.replaceInput("b");
        Notebook.page(5);
        assertEquals(List.of("afalse", "btrue", Map.of("text/plain", "5")), shown);
    }
}
