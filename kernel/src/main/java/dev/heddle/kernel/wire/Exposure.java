package dev.heddle.kernel.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// Whether other users of the machine can read a file, and so the key in it: who holds that runs code as its owner.
///
/// Decided: a warning, not a refusal. Of Jupyter's own tools those that *write* connection files insist on mode 600
/// (`jupyter_core.paths.secure_write`; `JUPYTER_ALLOW_INSECURE_WRITES` turns that to a warning, for file systems
/// without modes), and none that *read* them asks. By the time a kernel reads the file its key has been out; a kernel
/// that refused would shut out front ends that write by the umask and take nothing back.
public final class Exposure {
    private Exposure() {}

    /// A sentence if others can read the file: its own permissions, and those of all folders above it, let them.
    public static Optional<String> of(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) return Optional.empty();
            boolean group = open(file, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE);
            boolean others = open(file, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
            if (!group && !others) return Optional.empty();
            return Optional.of((others ? "every user" : "the group") + " of this machine can read " + file
                    + ", and with the key in it run code in this kernel: chmod 600 it, and start the front end with"
                    + " umask 077.");
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // a file system that does not tell
        }
    }

    private static boolean open(Path file, PosixFilePermission read, PosixFilePermission enter) throws IOException {
        if (!permissions(file).contains(read)) return false;
        for (Path folder = file.toRealPath().getParent(); folder != null; folder = folder.getParent())
            if (!permissions(folder).contains(enter)) return false;
        return true;
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }
}
