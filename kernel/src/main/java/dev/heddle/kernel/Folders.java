package dev.heddle.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Jupyter keeps what belongs to a user, by the rules of `jupyter_core.paths` and of XDG.
///
/// @param environment the variables that name other places: `JUPYTER_DATA_DIR`, `XDG_DATA_HOME`, `APPDATA`
/// @param home the user's own folder
/// @param system the name of the operating system
record Folders(Map<String, String> environment, Path home, String system) {

    /// Those of the user who runs this JVM.
    static Folders ofThisUser() {
        return new Folders(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name", ""));
    }

    /// The folder of Jupyter's data: kernelspecs are in its `kernels`.
    Path data() {
        var named = variable("JUPYTER_DATA_DIR");
        if (named != null) return named;
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) return home.resolve("Library/Jupyter");
        if (name.startsWith("win"))
            return or(variable("APPDATA"), home.resolve("AppData/Roaming")).resolve("jupyter");
        return or(variable("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("jupyter");
    }

    /// Where kernelspecs are below the prefix of a Python environment.
    static Path kernels(Path prefix) {
        return prefix.resolve("share" + File.separator + "jupyter" + File.separator + "kernels");
    }

    private @Nullable Path variable(String name) {
        var value = environment.get(name);
        return value == null || value.isEmpty() ? null : Path.of(value);
    }

    private static Path or(@Nullable Path path, Path other) {
        return path == null ? other : path;
    }
}
