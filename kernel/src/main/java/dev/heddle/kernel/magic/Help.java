package dev.heddle.kernel.magic;

import org.jspecify.annotations.Nullable;

/// `%lsmagic` and `%help`: lists the magics, or explains one.
final class Help implements Magic.Line {
    private static final Manual MANUAL = Manual.of(
            "lsmagic help magic",
            "%lsmagic\n%help NAME",
            "Lists all magics, or explains one. `%NAME?` explains one, too.");

    private final Catalogue catalogue;

    Help(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words) throws Misuse {
        if (!words.isEmpty()) {
            String name = words.next("a name");
            System.out.println(catalogue
                    .manual(name)
                    .orElseThrow(() -> new Misuse("there is no magic " + name + "; %lsmagic lists them all"))
                    .plain());
            return null;
        }
        for (Magic magic : catalogue.all()) {
            Manual manual = magic.manual();
            String sign = magic instanceof Magic.Line ? (magic instanceof Magic.Whole ? "% %%" : "%") : "%%";
            System.out.printf("%4s%-14s %s%n", sign, manual.name(), manual.summary());
        }
        return null;
    }
}
