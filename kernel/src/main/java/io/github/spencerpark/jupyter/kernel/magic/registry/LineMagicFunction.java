package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/// A line magic as a function.
@FunctionalInterface
public interface LineMagicFunction<T> {
    /// Runs it; its value.
    T execute(List<String> args) throws Exception;
}
