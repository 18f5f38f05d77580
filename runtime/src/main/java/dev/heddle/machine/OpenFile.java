package dev.heddle.machine;

/// One entry in a process's table of open files.
///
/// @param descriptor the number by which the process's threads name it
/// @param target a path, or what the system calls a thing without one, such as `socket:[4711]`
public record OpenFile(int descriptor, String target) {
    /// `file`, `device`, `socket`, `pipe`, or `other`.
    public String kind() {
        if (target.startsWith("/dev/")) return "device";
        if (target.startsWith("/")) return "file";
        if (target.startsWith("socket:")) return "socket";
        return target.startsWith("pipe:") ? "pipe" : "other";
    }
}
