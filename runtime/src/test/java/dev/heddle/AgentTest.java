package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.programs.Starved;
import dev.heddle.weave.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A plain Java program weaves its classes with one option.
@Timeout(60)
class AgentTest {
    private static final String LONG = "15000"; // ms; a test that needs preemption sees that much sooner
    private static final String SHORT = "200";

    @TempDir
    Path folder;

    private Path jar;

    /// The manifest that the runtime's jar has; its classes are on the class path already.
    @BeforeEach
    void makeJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private Child starved(String names, String patience) throws Exception {
        return Child.run(List.of("-javaagent:" + jar + names), Starved.class, patience);
    }

    @Test
    void withTheOptionAloneClassesFromFoldersArePreemptedAndTheSchedulerIsOurs() throws Exception {
        assertEquals(new Child(0, "heard\n", ""), starved("", LONG));
    }

    @Test
    void namesChooseClasses() throws Exception {
        assertEquals(new Child(0, "heard\n", ""), starved("=com.acme.,dev.heddle.programs.", LONG));
        assertEquals(new Child(0, "starved\n", ""), starved("=com.acme.", SHORT));
    }

    @Test
    void withoutItTheProgramRunsAndStarves() throws Exception {
        assertEquals(new Child(0, "starved\n", ""), Child.run(true, Starved.class, SHORT));
    }
}
