package io.github.spencerpark.jupyter.kernel.magic.registry;

import dev.heddle.kernel.display.Interpreter;
import dev.heddle.kernel.display.Notebook;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/// IJava's registry of magics.
public final class Magics {
    /// The magics of this notebook.
    public Magics() {}

    /// Runs a line magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T applyLineMagic(String name, List<String> args) throws Exception {
        return Notebook.lineMagic(name, args);
    }

    /// Runs a cell magic.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T applyCellMagic(String name, List<String> args, String body) throws Exception {
        return Notebook.cellMagic(name, args, body);
    }

    /// Makes a function a line magic.
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        Interpreter.LineMagic made = magic::execute;
        Notebook.interpreter().register(name, made);
    }

    /// Makes a function a cell magic.
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        Interpreter.CellMagic made = magic::execute;
        Notebook.interpreter().register(name, made);
    }

    /// Makes the marked methods of an object magics.
    public void registerMagics(Object magics) {
        register(magics.getClass(), magics);
    }

    /// Makes the marked static methods of a class magics.
    public void registerMagics(Class<?> magics) {
        register(magics, magics);
    }

    private void register(Class<?> type, Object magics) {
        for (Method method : type.getMethods()) {
            LineMagic line = method.getAnnotation(LineMagic.class);
            if (line != null) {
                LineMagicFunction<Object> function = args -> call(method, magics, args);
                registerLineMagic(line.value().isEmpty() ? method.getName() : line.value(), function);
                for (String alias : line.aliases()) registerLineMagic(alias, function);
            }
            CellMagic cell = method.getAnnotation(CellMagic.class);
            if (cell != null) {
                CellMagicFunction<Object> function = (args, body) -> call(method, magics, args, body);
                registerCellMagic(cell.value().isEmpty() ? method.getName() : cell.value(), function);
                for (String alias : cell.aliases()) registerCellMagic(alias, function);
            }
        }
    }

    private static Object call(Method method, Object of, Object... arguments) throws Exception {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }
}
