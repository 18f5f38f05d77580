package dev.heddle.kernel;

/// The two standard output streams.
enum Std {
    OUT("stdout"),
    ERR("stderr");

    private final String jupyterName;

    Std(String jupyterName) {
        this.jupyterName = jupyterName;
    }

    /// The stream's name in a `stream` message.
    String jupyterName() {
        return jupyterName;
    }
}
