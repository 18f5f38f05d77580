package dev.heddle.kernel;

import dev.heddle.kernel.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// Makes the kernel known to Jupyter, or unknown: writes a kernelspec, or removes it.
///
/// @param folder where kernelspecs are, `…/share/jupyter/kernels`
/// @param name the kernelspec's name
/// @param cached whether to train an ahead-of-time cache
record Install(Path folder, String name, boolean cached) {
    static final String USAGE = """
                   java -jar heddle-kernel.jar install [--user | --sys-prefix | --prefix DIR] [--name NAME] [--no-cache]
                   java -jar heddle-kernel.jar uninstall [--user | --sys-prefix | --prefix DIR] [--name NAME]""";

    private static final String LOGO = "logo-svg.svg";
    private static final String CACHE = "heddle.aot";

    /// Reads the words after `install`.
    ///
    /// @throws IOException if they make no sense, in a sentence for the reader
    static Install parse(List<String> words) throws IOException {
        var folder = userFolder();
        var name = "java";
        boolean cached = true;
        for (Iterator<String> i = words.iterator(); i.hasNext(); ) {
            var word = i.next();
            switch (word) {
                case "--user" -> folder = userFolder();
                case "--sys-prefix" -> folder = Folders.kernels(environment());
                case "--prefix" -> folder = Folders.kernels(Path.of(value(word, i)));
                case "--name" -> name = value(word, i);
                case "--no-cache" -> cached = false;
                default -> throw new IOException("install does not know " + word + "\nusage:\n" + USAGE);
            }
        }
        if (!name.matches("[A-Za-z0-9._-]+"))
            throw new IOException("--name takes letters, digits, '.', '_' and '-', not \"" + name + "\"");
        return new Install(folder.toAbsolutePath().normalize(), name, cached);
    }

    private static String value(String option, Iterator<String> rest) throws IOException {
        var value = rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--"))
            throw new IOException(option + " needs a value\nusage:\n" + USAGE);
        return value;
    }

    // The Python environment that is active here: the words are those of `jupyter kernelspec install`.
    private static Path environment() throws IOException {
        for (var variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            var prefix = System.getenv(variable);
            if (prefix != null && !prefix.isEmpty()) return Path.of(prefix);
        }
        throw new IOException("--sys-prefix needs an active Python environment and none is: activate one, or use"
                + " --prefix \"$(python3 -c 'import sys; print(sys.prefix)')\"");
    }

    private static Path userFolder() {
        return Folders.ofThisUser().data().resolve("kernels");
    }

    /// Writes the kernelspec and says so.
    ///
    /// @throws IOException if another kernel has that name, or the folder cannot be written, in a sentence
    String run(KernelSpec spec) throws IOException, InterruptedException {
        var target = folder.resolve(name);
        var file = target.resolve("kernel.json");
        if (Files.exists(file) && !KernelSpec.isOurs(Json.parse(Files.readAllBytes(file))))
            throw new IOException("another kernel is installed as \"" + name + "\" in " + target
                    + ": choose a name with --name NAME");
        try {
            Files.createDirectories(target);
            Files.deleteIfExists(target.resolve(CACHE));
            Files.writeString(file, Json.pretty(spec.json()));
            try (InputStream logo = Install.class.getResourceAsStream(LOGO)) {
                if (logo != null) Files.write(target.resolve(LOGO), logo.readAllBytes());
            }
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + e, e);
        }
        var said = "heddle: installed the kernel \"" + name + "\" in " + target;
        if (!cached) return said;
        try {
            var cache = target.resolve(CACHE);
            AotCache.train(spec, cache);
            Files.writeString(file, Json.pretty(spec.with(cache).json()));
            return said;
        } catch (IOException e) {
            return said + "\nheddle: it will start slower than it could: " + e.getMessage();
        }
    }

    /// Removes the kernelspec, if it is this kernel's, and says so.
    ///
    /// @throws IOException if there is none, another kernel has that name, or it cannot be removed, in a sentence
    String remove() throws IOException {
        var target = folder.resolve(name);
        var file = target.resolve("kernel.json");
        if (!Files.exists(file))
            throw new IOException("no kernel \"" + name + "\" is installed in " + folder
                    + ": jupyter kernelspec list shows those that are, and --name and --prefix choose one");
        if (!KernelSpec.isOurs(Json.parse(Files.readAllBytes(file))))
            throw new IOException("the kernel \"" + name + "\" in " + target + " is another one, and stays");
        try {
            for (var ours : List.of("kernel.json", LOGO, CACHE)) Files.deleteIfExists(target.resolve(ours));
            try (var left = Files.list(target)) {
                if (left.findAny().isEmpty()) Files.delete(target);
            }
        } catch (IOException e) {
            throw new IOException("cannot remove " + target + ": " + e, e);
        }
        return "heddle: removed the kernel \"" + name + "\" from " + folder;
    }
}
