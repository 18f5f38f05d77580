package dev.heddle.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process: what the operating system gives memory, files and threads to.
///
/// A value of this type is a number that names a process, not the process itself, which may have ended: then its lists
/// are empty. Of other users' processes the system may tell less.
///
/// @param pid the system's number for it
public record OsProcess(long pid) {
    /// The one that runs this code.
    public static OsProcess self() {
        return new OsProcess(ProcessHandle.current().pid());
    }

    /// The one with a number, such as `of(child.pid())`.
    public static OsProcess of(long pid) {
        return new OsProcess(pid);
    }

    /// All that this user may see, by number.
    public static List<OsProcess> all() {
        return ProcessHandle.allProcesses()
                .map(handle -> new OsProcess(handle.pid()))
                .sorted((a, b) -> Long.compare(a.pid, b.pid))
                .toList();
    }

    /// Why answers are short here: a sentence, or empty where `/proc` is.
    public static String note() {
        if (Proc.exists()) return "";
        return "This system (" + System.getProperty("os.name")
                + ") has no /proc: what only the kernel knows is left out, the rest is what the JVM knows.";
    }

    /// What it was started as: the path of the program, or its short name; empty if it ended or may not be told.
    public String command() {
        Optional<String> path = handle().flatMap(handle -> handle.info().command());
        return path.orElseGet(() -> Proc.line(home().resolve("comm")));
    }

    /// Who started it, or whom it was handed to.
    public Optional<OsProcess> parent() {
        return handle().flatMap(ProcessHandle::parent).map(handle -> new OsProcess(handle.pid()));
    }

    /// Its threads by number; of this process the JVM's platform threads where there is no `/proc`.
    public List<OsThread> threads() {
        List<OsThread> threads = new ArrayList<>();
        Path tasks = home().resolve("task");
        for (long id : Proc.numbers(tasks)) {
            OsThread.read(tasks.resolve(Long.toString(id))).ifPresent(threads::add);
        }
        return threads.isEmpty() && isSelf() ? OsThread.ofJvm() : threads;
    }

    /// Its address space from low to high addresses. Regions of this JVM are named by what they serve; of another
    /// process, what its files and their shapes tell.
    public List<Region> regions() {
        List<String> lines = Proc.lines(home().resolve("smaps"));
        if (lines.isEmpty()) lines = Proc.lines(home().resolve("maps"));
        if (lines.isEmpty()) return List.of();
        JvmLayout layout = isSelf() ? JvmLayout.now() : JvmLayout.UNKNOWN;
        return Naming.name(Naming.parse(lines), layout, Proc.link(home().resolve("exe")));
    }

    /// Its open files by descriptor.
    public List<OpenFile> openFiles() {
        List<OpenFile> files = new ArrayList<>();
        Path table = home().resolve("fd");
        for (long descriptor : Proc.numbers(table)) {
            String target = Proc.link(table.resolve(Long.toString(descriptor)));
            if (!target.isEmpty()) files.add(new OpenFile((int) descriptor, target));
        }
        return files;
    }

    /// How much of what it may have.
    public List<Limit> limits() {
        return Limit.parse(Proc.lines(home().resolve("limits")));
    }

    /// Bytes that it has in physical memory, −1 if not told.
    public long resident() {
        long kilobytes =
                Proc.number(Proc.fields(Proc.lines(home().resolve("status"))).getOrDefault("VmRSS", ""));
        return kilobytes < 0 ? -1 : kilobytes << 10;
    }

    /// Whether it runs this code.
    public boolean isSelf() {
        return pid == ProcessHandle.current().pid();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid);
    }

    private Path home() {
        return Proc.of(pid);
    }
}
