package dev.heddle.weave;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weaves the classes of a plain Java program as they are loaded, with one option:
///
/// ```
/// java -javaagent:heddle-runtime.jar -cp … Main
/// java -javaagent:heddle-runtime.jar=com.acme.,org.example.Work -cp … Main
/// ```
///
/// Then goroutines in them are preempted ([dev.heddle.Go#preemption]), and the option opens the JDK's
/// scheduler hook, too: `--add-opens` is not needed beside it. Without names, every class is woven that comes
/// from a folder or a source file, and none from a jar: library code is left alone. With names, separated by
/// commas, every class is that begins with one of them, wherever it comes from. The JDK's own classes, the
/// runtime's, and those compiled for a Java older than 7 never are. A class that cannot be woven is loaded as
/// it is, and a line says so.
public final class Agent implements ClassFileTransformer {
    private static final int SEVEN = 51; // the class file version that brought invokedynamic
    private static final @Nullable String OWN = place(Agent.class.getProtectionDomain());

    private final List<String> names;

    private Agent(List<String> names) {
        this.names = names;
    }

    /// Called by the JVM before the program's `main`.
    ///
    /// @param names beginnings of the names of the classes to weave, separated by commas; null or empty for those
    /// that come from no jar
    /// @param jvm where the agent is registered
    public static void premain(@Nullable String names, Instrumentation jvm) {
        Module own = Agent.class.getModule();
        jvm.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", Set.of(own)), Set.of(), Map.of());
        List<String> list = names == null || names.isBlank() ? List.of() : List.of(names.split(",", -1));
        jvm.addTransformer(new Agent(list.stream().map(String::strip).toList()));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null || redefined != null || !chooses(name.replace('/', '.'), domain))
            return null;
        if (version(bytes) < SEVEN) return null;
        try {
            ClassHierarchyResolver hierarchy =
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
            return new Weaver(hierarchy).weave(bytes);
        } catch (RuntimeException e) {
            System.err.println("heddle: " + name + " is not woven: " + e);
            return null;
        }
    }

    private boolean chooses(String name, @Nullable ProtectionDomain domain) {
        String place = place(domain);
        if (place == null || place.equals(OWN)) return false;
        if (names.isEmpty()) return !place.toLowerCase(Locale.ROOT).endsWith(".jar");
        return names.stream().anyMatch(name::startsWith);
    }

    /// Where classes of a domain come from. The JDK's, and those made at run time, tell none or a module.
    private static @Nullable String place(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        return url == null || url.getProtocol().equals("jrt") ? null : url.toString();
    }

    private static int version(byte[] bytes) {
        return bytes.length < 8 ? 0 : (bytes[6] & 0xff) << 8 | (bytes[7] & 0xff);
    }
}
