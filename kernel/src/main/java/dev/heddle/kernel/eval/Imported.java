package dev.heddle.kernel.eval;

/// What an import declaration brings: `static` or not, a qualified name, `*` last where it is on demand.
///
/// @param name the qualified name; for a module, `module` and its name
record Imported(boolean isStatic, String name) {

    boolean onDemand() {
        return name.endsWith(".*");
    }

    boolean module() {
        return name.startsWith("module ");
    }

    /// The name as the code uses it; `*` if on demand.
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// What stands before the last dot.
    String qualifier() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /// The declaration in Java.
    @Override
    public String toString() {
        return "import " + (isStatic ? "static " : "") + name + ";";
    }
}
