package io.github.spencerpark.jupyter.kernel.magic.common;

import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;
import java.io.BufferedReader;
import java.util.List;

/// IJava's `%sh`, which notebooks register: `getMagics().registerMagics(Shell.class)`.
public final class Shell {
    private Shell() {}

    /// Runs a program and waits for its end. What it prints is the value, line by line; its errors show as they come.
    ///
    /// @param command the program and its arguments
    /// @throws java.io.IOException if it cannot be started
    @LineMagic
    public static List<String> sh(List<String> command) throws Exception {
        if (command.isEmpty())
            throw new IllegalArgumentException("the magic sh runs a program: write its name after it");
        Process process = new ProcessBuilder(command).start();
        BufferedReader errors = process.errorReader();
        Thread pump = Thread.ofPlatform().daemon().start(() -> errors.lines().forEach(System.err::println));
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            pump.join();
            process.waitFor();
            return lines;
        } finally {
            process.destroy();
        }
    }
}
