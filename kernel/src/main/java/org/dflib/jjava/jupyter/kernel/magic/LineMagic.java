package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// A line magic as a function.
@FunctionalInterface
public interface LineMagic<T, K extends BaseKernel> {
    /// Runs it; its value.
    T eval(K kernel, List<String> args) throws Exception;
}
