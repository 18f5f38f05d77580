package dev.heddle.kernel;

/// The kernel's command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("usage: java -jar heddle-kernel.jar CONNECTION_FILE | install [--name NAME]");
        System.exit(2);
    }
}
