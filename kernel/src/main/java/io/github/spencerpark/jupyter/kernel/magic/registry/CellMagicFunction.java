package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/// A cell magic as a function.
@FunctionalInterface
public interface CellMagicFunction<T> {
    /// Runs it; the value of its cell.
    T execute(List<String> args, String body) throws Exception;
}
