package dev.heddle.kernel.eval;

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

    static JShell open() {
        return open(files -> files);
    }

    static JShell open(Function<StandardJavaFileManager, StandardJavaFileManager> files) {
        return JShell.builder()
                .executionEngine(new Reader(), Map.of())
                .fileManager(files)
                .build();
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
