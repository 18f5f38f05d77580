package dev.heddle;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A map for any number of goroutines: Go's `sync.Map`, on the JDK's [ConcurrentHashMap]. A write happens
/// before a read that sees it. Any thread may use it. Null is a legal value, not a key. Source: Go,
/// sync/map.go.
///
/// @param <K> the type of keys
/// @param <V> the type of values
public final class SyncMap<K, V extends @Nullable Object> {
    private static final Object NULL = new Object();

    private final ConcurrentHashMap<K, Object> map = new ConcurrentHashMap<>();

    /// What was found.
    ///
    /// @param value the value, or null if there is none
    /// @param found whether there is one
    /// @param <V> the type of values
    public record Found<V extends @Nullable Object>(V value, boolean found) {}

    /// An empty map.
    public SyncMap() {}

    /// The value for the key.
    public Found<V> load(K key) {
        G.current().scheduler.point();
        return found(map.get(key));
    }

    /// Sets the value for the key.
    public void store(K key, V value) {
        G.current().scheduler.point();
        map.put(key, masked(value));
    }

    /// The value for the key if there is one; else sets this one.
    ///
    /// @return what is there now, and whether it was there before
    public Found<V> loadOrStore(K key, V value) {
        G.current().scheduler.point();
        Object before = map.putIfAbsent(key, masked(value));
        return before == null ? new Found<>(value, false) : found(before);
    }

    /// Takes the key out.
    ///
    /// @return what was there
    public Found<V> loadAndDelete(K key) {
        G.current().scheduler.point();
        return found(map.remove(key));
    }

    /// Takes the key out.
    public void delete(K key) {
        loadAndDelete(key);
    }

    /// Sets the value for the key.
    ///
    /// @return what was there before
    public Found<V> swap(K key, V value) {
        G.current().scheduler.point();
        return found(map.put(key, masked(value)));
    }

    /// Sets the value for the key if the one there equals the old one, and tells whether it did.
    public boolean compareAndSwap(K key, V old, V value) {
        G.current().scheduler.point();
        return map.replace(key, masked(old), masked(value));
    }

    /// Takes the key out if its value equals the old one, and tells whether it did.
    public boolean compareAndDelete(K key, V old) {
        G.current().scheduler.point();
        return map.remove(key, masked(old));
    }

    /// Shows each key at most once, until the visitor says false. Not a snapshot: a key stored or deleted
    /// meanwhile may be seen or not.
    ///
    /// @param visitor gets key and value
    public void range(BiPredicate<? super K, ? super V> visitor) {
        for (var entry : map.entrySet()) {
            if (!visitor.test(entry.getKey(), value(entry.getValue()))) return;
        }
    }

    /// Takes all keys out.
    public void clear() {
        map.clear();
    }

    private static Object masked(@Nullable Object value) {
        return value == null ? NULL : value;
    }

    private Found<V> found(@Nullable Object masked) {
        return new Found<>(value(masked), masked != null);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only values of type V are masked
    private V value(@Nullable Object masked) {
        return (V) (Objects.equals(masked, NULL) ? null : masked);
    }
}
