package dev.heddle.programs;

import dev.heddle.weave.WovenLoader;

/// Runs code inside a class initializer, where the JVM keeps a native frame: a goroutine is pinned to its M there.
public final class Initializers {
    private static final ThreadLocal<Runnable> BODY = new ThreadLocal<>();

    private Initializers() {}

    public static void run(Runnable body) {
        BODY.set(body);
        try {
            Class.forName(
                    Initialized.class.getName(),
                    true,
                    WovenLoader.weave(Initialized.class).getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /// Called by the initializer.
    public static void body() {
        BODY.get().run();
    }
}
