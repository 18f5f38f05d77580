package dev.heddle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.kernel.History.Entry;
import dev.heddle.kernel.History.Query;
import dev.heddle.kernel.wire.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private final History history = new History(Optional.empty(), _ -> {});

    private void ran(String... inputs) {
        int line = 0;
        for (var input : inputs) history.add(++line, input, Optional.empty());
    }

    private List<String> found(Query query) {
        return history.find(query).stream().map(Entry::input).toList();
    }

    @Test
    void tailIsTheLatestInOrder() {
        ran("a", "b", "c");
        assertEquals(List.of("b", "c"), found(new Query.Tail(2)));
        assertEquals(List.of("a", "b", "c"), found(new Query.Tail(10)));
        assertEquals(List.of(), found(new Query.Tail(-1)));
    }

    @Test
    void rangeExcludesItsStop() {
        ran("a", "b", "c");
        assertEquals(List.of("b"), found(new Query.Range(0, 2, 3)));
        assertEquals(List.of("b", "c"), found(new Query.Range(1, 2, 9)));
        assertEquals(List.of(), found(new Query.Range(7, 1, 9)));
        assertEquals(List.of("c"), found(new Query.Range(0, -1, 9)));
        assertEquals(List.of("a", "b"), found(new Query.Range(0, 1, -1)));
    }

    @Test
    void aRangeWithoutStopGoesToTheEnd() {
        ran("a", "b", "c");
        var content = Json.object().put("hist_access_type", "range").put("start", 2);
        assertEquals(List.of("b", "c"), found(Query.of(content)));
        assertEquals(List.of("b", "c"), found(Query.of(content.putNull("stop"))));
    }

    @ParameterizedTest
    @CsvSource({"a*,2", "*b*,3", "?,1", "[ab]?,1", "[^a]*,1", "a[b,1", "a.b,0", "*,3"})
    void searchMatchesGlobs(String glob, int matches) {
        ran("ab", "b", "a[b");
        assertEquals(matches, found(new Query.Search(glob, 10, false)).size());
    }

    @Test
    void uniqueKeepsTheLatestOfEachText() {
        ran("a", "b", "a");
        assertEquals(List.of("b", "a"), found(new Query.Search("*", 10, true)));
        assertEquals(List.of("a"), found(new Query.Search("*", 1, true)));
    }

    @Test
    void theOldestAreForgottenWhereAllTakeTooMuch() {
        String half = "h".repeat(2 << 20);
        ran("a", half, "b", half, "c");
        assertEquals(List.of("b", half, "c"), found(new Query.Tail(10)));
        ran(half + half + "!");
        assertEquals(List.of("b", half, "c"), found(new Query.Tail(10)), "one that is too long alone");
    }
}
