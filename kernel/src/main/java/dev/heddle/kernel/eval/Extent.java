package dev.heddle.kernel.eval;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About how many bytes a value keeps: arrays, text, the JDK's collections and maps, and objects of cells' classes,
/// some
/// levels deep. Of many elements the first are looked at, and the others taken for alike.
final class Extent {
    private static final int DEPTH = 5;
    private static final int ELEMENTS = 50; // looked at
    private static final int OBJECT = 16;

    private Extent() {}

    static long of(@Nullable Object value) {
        try {
            return of(value, DEPTH);
        } catch (RuntimeException e) {
            return OBJECT; // somebody changes it at this moment
        }
    }

    private static long of(@Nullable Object value, int depth) {
        if (value == null) return 0;
        Class<?> type = value.getClass();
        if (value instanceof CharSequence text && ofJdk(type)) return OBJECT + (long) text.length();
        if (type.isArray()) {
            long length = Array.getLength(value);
            if (type.getComponentType().isPrimitive()) return OBJECT + length * width(type.getComponentType());
            return 4 * length + elements(Arrays.asList((Object[]) value).iterator(), length, depth);
        }
        if (depth == 0) return OBJECT;
        if (ofJdk(type)) {
            return switch (value) {
                case Collection<?> all -> OBJECT + 4L * all.size() + elements(all.iterator(), all.size(), depth);
                case Map<?, ?> map ->
                    32L * map.size()
                            + elements(map.keySet().iterator(), map.size(), depth)
                            + elements(map.values().iterator(), map.size(), depth);
                default -> OBJECT;
            };
        }
        return fields(value, type, depth);
    }

    private static long elements(Iterator<?> elements, long count, int depth) {
        long sum = 0;
        int seen = 0;
        while (seen < ELEMENTS && elements.hasNext()) {
            sum += of(elements.next(), depth - 1);
            seen++;
        }
        return seen == 0 ? 0 : sum * count / seen;
    }

    private static long fields(Object value, Class<?> type, int depth) {
        long sum = OBJECT;
        if (!(type.getClassLoader() instanceof CellLoader)) return sum;
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
            try {
                field.setAccessible(true);
                sum += of(field.get(value), depth - 1);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field.toString(), e);
            }
        }
        return sum;
    }

    private static boolean ofJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private static int width(Class<?> primitive) {
        return switch (primitive.getName()) {
            case "long", "double" -> 8;
            case "int", "float" -> 4;
            case "short", "char" -> 2;
            default -> 1;
        };
    }
}
