package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.SyncMap.Found;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SyncMapTest {
    private final SyncMap<String, Integer> map = new SyncMap<>();

    @Test
    @DisplayName("MP1: the operations, with null as a value")
    void operations() {
        assertEquals(new Found<Integer>(null, false), map.load("a"));
        map.store("a", 1);
        assertEquals(new Found<>(1, true), map.load("a"));
        assertEquals(new Found<>(1, true), map.loadOrStore("a", 2));
        assertEquals(new Found<>(2, false), map.loadOrStore("b", 2));
        assertEquals(new Found<>(2, true), map.swap("b", null));
        assertEquals(new Found<Integer>(null, true), map.load("b"));
        assertTrue(map.compareAndSwap("b", null, 3));
        assertFalse(map.compareAndSwap("b", 2, 4));
        assertFalse(map.compareAndDelete("b", 4));
        assertTrue(map.compareAndDelete("b", 3));
        assertEquals(new Found<>(1, true), map.loadAndDelete("a"));
        assertEquals(new Found<Integer>(null, false), map.loadAndDelete("a"));
    }

    @Test
    @DisplayName("MP1: range shows each key at most once, until the visitor says no")
    void range() {
        for (int i = 0; i < 100; i++) map.store("k" + i, i);
        Set<String> seen = new HashSet<>();
        map.range((key, value) -> {
            assertTrue(seen.add(key));
            map.delete(key);
            return true;
        });
        assertEquals(100, seen.size());
        map.store("x", 1);
        map.store("y", 1);
        int[] visits = new int[1];
        map.range((key, value) -> ++visits[0] < 1);
        assertEquals(1, visits[0]);
        map.clear();
        map.range((key, value) -> {
            throw new AssertionError(key);
        });
    }
}
