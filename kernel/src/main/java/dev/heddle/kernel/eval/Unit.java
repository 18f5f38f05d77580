package dev.heddle.kernel.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A compiled cell, or a part of one between two magics.
///
/// @param name its class's simple name, unique in the notebook
/// @param classes its class files as javac wrote them, by binary name; what newer cells redeclared is taken out
/// @param loader loads them, woven
/// @param exposed the units whose types its members' types name
record Unit(String name, Map<String, byte[]> classes, CellLoader loader, Set<String> exposed) {

    /// The same unit without a member that another one has replaced, in the eyes of javac; what is loaded stays.
    Unit without(Declared replaced) {
        if (replaced instanceof Declared.Type) return this;
        String main = CellClass.PACKAGE + "." + name;
        byte[] bytes = classes.get(main);
        if (bytes == null) return this;
        Map<String, byte[]> rest = new HashMap<>(classes);
        rest.put(main, Pruning.without(bytes, replaced));
        return new Unit(name, rest, loader, exposed);
    }
}
