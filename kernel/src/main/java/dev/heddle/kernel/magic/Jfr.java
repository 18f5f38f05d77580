package dev.heddle.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// `%%jfr`: runs the cell under the JVM's flight recorder.
final class Jfr implements Magic.Whole {
    private static final List<String> USUAL = List.of(
            "jdk.ThreadStart",
            "jdk.ThreadSleep",
            "jdk.ThreadPark",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.VirtualThreadStart",
            "jdk.VirtualThreadPinned",
            "jdk.GarbageCollection",
            "jdk.ExecutionSample",
            "jdk.Compilation");
    private static final Manual MANUAL = Manual.of("jfr", "%%jfr [EVENT…], and Java below", """
            Runs the cell under the flight recorder, then prints how often each event occurred and how long it took in \
            all, and names the recording's file. Without events, what threads wait for, collections and samples. \
            `jdk.VirtualThreadPinned` and others are named as the JDK names them; times are without a threshold.""");

    private final Workbench workbench;

    Jfr(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty())
            throw new Misuse("this Java has no flight recorder (module jdk.jfr): run the kernel with a full JDK");
        var prepared = workbench.prepare("", "\n" + body);
        List<String> events = words.isEmpty() ? USUAL : words.rest();
        Path file = Files.createTempFile("heddle-", ".jfr");
        try (var recording = new Recording()) {
            for (String event : events) recording.enable(event).withoutThreshold();
            recording.start();
            try {
                return prepared.run();
            } finally {
                recording.stop();
                recording.dump(file);
                print(file);
            }
        }
    }

    private static void print(Path file) throws java.io.IOException {
        Map<String, long[]> sums = new TreeMap<>(); // count, nanoseconds
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                long[] sum = sums.computeIfAbsent(event.getEventType().getName(), _ -> new long[2]);
                sum[0]++;
                Duration took = event.getDuration();
                if (!took.isNegative() && took.toSeconds() < Integer.MAX_VALUE) sum[1] += took.toNanos();
            }
        }
        sums.forEach((name, sum) ->
                System.out.printf(Locale.ROOT, "%-28s %8d times %12.3f ms%n", name, sum[0], sum[1] / 1e6));
        System.out.println("the recording is " + file);
    }
}
