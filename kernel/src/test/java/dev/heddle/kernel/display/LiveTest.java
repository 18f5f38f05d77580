package dev.heddle.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.plot.Plot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTest {
    private static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final List<MimeBundle> shown = new CopyOnWriteArrayList<>();
    private final CountDownLatch updates = new CountDownLatch(2);
    private final Publisher publisher = new Publisher() {
        @Override
        public void displayData(MimeBundle bundle, @Nullable String displayId) {
            shown.add(bundle);
        }

        @Override
        public void updateDisplayData(MimeBundle bundle, String displayId) {
            shown.add(bundle);
            updates.countDown();
        }

        @Override
        public void clearOutput(boolean wait) {}

        @Override
        public void nextInput(String text, boolean replace) {}

        @Override
        public void page(MimeBundle bundle) {}

        @Override
        public String ask(String prompt, boolean secret) throws IOException {
            throw new IOException("nobody answers");
        }
    };

    @Test
    void itChangesInPlaceAndEndsAsTheFullPicture() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        try (Live live = live(runs)) {
            assertTrue(live.toString() != null);
            updates.await();
        }
        List<MimeBundle> whileRunning = shown.subList(0, shown.size() - 1);
        for (MimeBundle bundle : whileRunning) {
            assertFalse(bundle.data().containsKey(PLOTLY), bundle::toString);
            assertTrue(bundle.data().containsKey("text/html"), bundle::toString);
        }
        assertTrue(shown.getLast().data().containsKey(PLOTLY));
        assertEquals(shown.size(), runs.get());
    }

    @Test
    void whatDrawingThrowsIsThrownAtTheEnd() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch thrown = new CountDownLatch(1);
        assertThrows(ArithmeticException.class, () -> {
            try (Live live = new Live(
                    () -> {
                        if (runs.incrementAndGet() == 1) return 1;
                        thrown.countDown();
                        throw new ArithmeticException();
                    },
                    new Renderer(),
                    publisher,
                    "id")) {
                assertTrue(live.toString() != null);
                thrown.await();
            }
        });
    }

    private Live live(AtomicInteger runs) {
        return new Live(() -> Plot.outcomes(Map.of(1, runs.incrementAndGet())), new Renderer(), publisher, "id");
    }
}
