package dev.heddle.machine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in this process's address space things lie just now: to be marked on a map of its regions. The collector of
/// garbage may move objects at any time. Empty where this JVM does not tell. Any thread.
///
/// Objects and statics need java to be started with `--add-opens java.base/java.lang=ALL-UNNAMED`, as the kernel is.
public final class Address {
    private static final long MAGIC = 0x48_65_64_64_6c_65_21_0aL;
    private static final int[] SHIFTS = {3, 0}; // of compressed references, for heaps up to 32 and 4 GB

    private Address() {}

    /// Of an object in the heap.
    public static OptionalLong ofObject(Object object) {
        Memory memory = Memory.INSTANCE;
        return memory == null ? OptionalLong.empty() : memory.address(object);
    }

    /// Of a static variable, which lies in the object that stands for its class.
    ///
    /// @throws IllegalArgumentException if the class declares no static variable of that name
    public static OptionalLong ofStatic(Class<?> type, String variable) {
        Memory memory = Memory.INSTANCE;
        try {
            Field field = type.getDeclaredField(variable);
            if (!Modifier.isStatic(field.getModifiers())) throw new NoSuchFieldException(variable);
            return memory == null ? OptionalLong.empty() : memory.address(field);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(type.getName() + " declares no static variable " + variable, e);
        }
    }

    /// Of a frame of the calling thread. Of threads that carry virtual ones the JVM tells nothing: a virtual
    /// thread gets a frame of a thread that it starts for this.
    ///
    /// @throws InterruptedException if the caller is interrupted
    public static OptionalLong ofFrame() throws InterruptedException {
        if (!Thread.currentThread().isVirtual()) return ofOwnFrame();
        AtomicReference<OptionalLong> found = new AtomicReference<>(OptionalLong.empty());
        Thread.ofPlatform().name("frame").start(() -> found.set(ofOwnFrame())).join();
        return found.get();
    }

    private static OptionalLong ofOwnFrame() {
        Pattern line = Pattern.compile(" nid=" + OsThread.currentId() + " .*\\[0x([0-9a-f]+)\\]");
        return first(line.matcher(Jvm.command("threadPrint")));
    }

    /// Of the instructions into which the JVM has compiled a method; empty if it interprets it.
    ///
    /// @param method with its class, such as `java.lang.String.hashCode`
    public static OptionalLong ofCode(String method) {
        Pattern line = Pattern.compile(" " + Pattern.quote(method) + "\\(.*\\[0x([0-9a-f]+)");
        return first(line.matcher(Jvm.command("compilerCodelist")));
    }

    private static OptionalLong first(Matcher line) {
        return line.find() ? OptionalLong.of(Long.parseUnsignedLong(line.group(1), 16)) : OptionalLong.empty();
    }

    /// Reads references as numbers, by way of the JDK's own Unsafe, which the opened package `java.lang` leads to.
    private static final class Memory {
        static final @Nullable Memory INSTANCE = open();

        private final Object unsafe;
        private final long base; // of a reference in an array
        private final int scale;

        private Memory() throws ReflectiveOperationException {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            Method export = Module.class.getDeclaredMethod("implAddExports", String.class, Module.class);
            export.setAccessible(true);
            export.invoke(Object.class.getModule(), "jdk.internal.misc", Address.class.getModule());
            unsafe = type.getMethod("getUnsafe").invoke(null);
            base = ((Number) call("arrayBaseOffset", Class.class, Object[].class)).longValue();
            scale = ((Number) call("arrayIndexScale", Class.class, Object[].class)).intValue();
        }

        private static @Nullable Memory open() {
            try {
                return new Memory();
            } catch (ReflectiveOperationException | RuntimeException closed) {
                return null;
            }
        }

        OptionalLong address(Object object) {
            try {
                long[] witness = {MAGIC};
                long offset = ((Number) call("arrayBaseOffset", Class.class, long[].class)).longValue();
                for (int shift : SHIFTS) {
                    long at = decode(witness, shift);
                    if (isHeap(at) && read(at + offset) == MAGIC) return OptionalLong.of(decode(object, shift));
                }
            } catch (ReflectiveOperationException | RuntimeException closed) {
                // said below
            }
            return OptionalLong.empty();
        }

        OptionalLong address(Field field) {
            try {
                Object owner = call("staticFieldBase", Field.class, field);
                long offset = ((Number) call("staticFieldOffset", Field.class, field)).longValue();
                OptionalLong start = address(owner);
                return start.isEmpty() ? start : OptionalLong.of(start.getAsLong() + offset);
            } catch (ReflectiveOperationException | RuntimeException closed) {
                return OptionalLong.empty();
            }
        }

        private long decode(Object object, int shift) throws ReflectiveOperationException {
            Object[] holder = {object};
            if (scale == Long.BYTES) return ((Number) get("getLong", holder)).longValue();
            return (((Number) get("getInt", holder)).intValue() & 0xffff_ffffL) << shift;
        }

        private static boolean isHeap(long address) {
            return JvmLayout.now().ranges().stream()
                    .filter(range -> range.kind() == Region.Kind.JAVA_HEAP)
                    .anyMatch(range -> Long.compareUnsigned(range.from(), address) <= 0
                            && Long.compareUnsigned(address, range.to()) < 0);
        }

        private long read(long address) throws ReflectiveOperationException {
            return ((Number) call("getLong", long.class, address)).longValue();
        }

        private Object get(String name, Object[] holder) throws ReflectiveOperationException {
            return unsafe.getClass().getMethod(name, Object.class, long.class).invoke(unsafe, holder, base);
        }

        private Object call(String name, Class<?> type, Object argument) throws ReflectiveOperationException {
            return unsafe.getClass().getMethod(name, type).invoke(unsafe, argument);
        }
    }
}
