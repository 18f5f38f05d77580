package dev.heddle.kernel.eval;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cells call in place of methods that concern the kernel's process: processes that they begin are remembered as
/// theirs, and a call that would end the kernel ends the thread that made it instead.
@SuppressWarnings("DoNotCallSuggester") // woven calls only
public final class Guarded {
    private Guarded() {}

    /// For [ProcessBuilder#start].
    public static Process start(ProcessBuilder builder) throws IOException {
        return Children.add(builder.start());
    }

    /// For [ProcessBuilder#startPipeline].
    public static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        List<Process> all = ProcessBuilder.startPipeline(builders);
        all.forEach(Children::add);
        return all;
    }

    /// For [Runtime#exec(String)].
    @SuppressWarnings("deprecation")
    public static Process exec(Runtime runtime, String command) throws IOException {
        return Children.add(runtime.exec(command));
    }

    /// For [Runtime#exec(String, String[])].
    @SuppressWarnings("deprecation")
    public static Process exec(Runtime runtime, String command, String @Nullable [] variables) throws IOException {
        return Children.add(runtime.exec(command, variables));
    }

    /// For [Runtime#exec(String, String[], File)].
    @SuppressWarnings("deprecation")
    public static Process exec(Runtime runtime, String command, String @Nullable [] variables, @Nullable File folder)
            throws IOException {
        return Children.add(runtime.exec(command, variables, folder));
    }

    /// For [Runtime#exec(String[])].
    public static Process exec(Runtime runtime, String[] words) throws IOException {
        return Children.add(runtime.exec(words));
    }

    /// For [Runtime#exec(String[], String[])].
    public static Process exec(Runtime runtime, String[] words, String @Nullable [] variables) throws IOException {
        return Children.add(runtime.exec(words, variables));
    }

    /// For [Runtime#exec(String[], String[], File)].
    public static Process exec(Runtime runtime, String[] words, String @Nullable [] variables, @Nullable File folder)
            throws IOException {
        return Children.add(runtime.exec(words, variables, folder));
    }

    /// For [System#exit].
    public static void exit(int status) {
        throw new KernelStays("System.exit(" + status + ")");
    }

    /// For [Runtime#exit].
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    /// For [Runtime#halt].
    public static void halt(Runtime runtime, int status) {
        throw new KernelStays("Runtime.halt(" + status + ")");
    }

    /// Ends the thread that asked for the end of the process. An error, which code rarely catches.
    private static final class KernelStays extends Error {
        private static final long serialVersionUID = 1;

        KernelStays(String call) {
            super(call + " would end the kernel and lose all variables, so it ends only this thread;"
                    + " to restart the kernel, use the Kernel menu");
        }
    }
}
