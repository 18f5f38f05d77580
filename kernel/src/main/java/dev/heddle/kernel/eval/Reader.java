package dev.heddle.kernel.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.JShell;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Opens JShells that only read: they have no engine that could run anything of the notebook.
final class Reader implements ExecutionControlProvider {
    private Reader() {}

    /// One that splits text but knows no names. JShell would otherwise index the JDK and the class path at once: a
    /// quarter of a second of CPU, and as much again to compile the code that does it, while the first cells run.
    static JShell openWithoutLibraries() {
        return open(NoLibraries::new);
    }

    static JShell open(Function<StandardJavaFileManager, StandardJavaFileManager> files) {
        return JShell.builder()
                .executionEngine(new Reader(), Map.of())
                .fileManager(files)
                .build();
    }

    private static final class NoLibraries extends StandardFiles {
        NoLibraries(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public Iterable<? extends Path> getLocationAsPaths(Location location) {
            return List.of();
        }
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new DirectExecutionControl() {
            @Override
            public void load(ClassBytecodes[] classes) {}

            @Override
            public void addToClasspath(String path) {}
        };
    }
}
