package dev.heddle.kernel.eval;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Links the calls that one cell makes to the methods of another, and to its own. Woven code calls this.
public final class CallSites {
    private CallSites() {}

    /// The bootstrap method of a call of a top-level method.
    ///
    /// @param caller the calling cell
    /// @throws NoSuchMethodError if the method now has other types than when the caller was compiled
    public static CallSite bootstrap(MethodHandles.Lookup caller, String name, MethodType type) {
        CellLoader loader = (CellLoader) caller.lookupClass().getClassLoader();
        return loader.methods().site(name, type).<CallSite>map(s -> s).orElseGet(() -> own(caller, name, type));
    }

    private static CallSite own(MethodHandles.Lookup caller, String name, MethodType type) {
        Class<?> cell = caller.lookupClass().getNestHost();
        try {
            return new ConstantCallSite(caller.findStatic(cell, name, type));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            NoSuchMethodError error = new NoSuchMethodError("method " + name
                    + " has been declared anew with other types: run the cell that calls it once more");
            error.initCause(e);
            throw error;
        }
    }
}
