package dev.heddle.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/// What this JVM says about itself.
public final class Jvm {
    private Jvm() {}

    /// The answer to one of the commands that `jcmd` has, asked within the process: `gcHeapInfo` is
    /// `jcmd PID GC.heap_info`. Empty if this JVM does not know the command.
    public static String command(String name, String... arguments) {
        try {
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            name,
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
            return answer instanceof String text ? text : "";
        } catch (JMException unknown) {
            return "";
        }
    }

    /// The value of a flag such as `ThreadStackSize`; empty if this JVM has no such flag.
    public static String flag(String name) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(name)
                    .getValue();
        } catch (IllegalArgumentException unknown) {
            return "";
        }
    }

    /// The bytes that all objects of a class occupy in the heap, after a collection of garbage; empty if this JVM
    /// does not tell. For `java.lang.Class` that includes static fields, which live in it.
    public static OptionalLong bytesOf(Class<?> type) {
        Pattern row =
                Pattern.compile("^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+" + Pattern.quote(type.getName()) + "(?:\\s.*)?$");
        for (String line : command("gcClassHistogram").lines().toList()) {
            Matcher m = row.matcher(line);
            if (m.matches()) return OptionalLong.of(Long.parseLong(m.group(1)));
        }
        return OptionalLong.empty();
    }

    /// The collectors of garbage.
    static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    /// What this JVM was told when it was started, without paths.
    static List<String> arguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> !word.toLowerCase(Locale.ROOT).contains("/") || word.contains("ALL-UNNAMED"))
                .toList();
    }
}
