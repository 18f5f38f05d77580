package dev.heddle.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `%%asm`: shows the machine code that the JVM makes of a method.
final class Asm implements Magic.Whole {
    private static final Manual MANUAL =
            Manual.of("asm", "%%asm METHOD [JVM FLAG…], and Java below that makes METHOD hot", """
            Runs the cell in a JVM of its own, as `%%java` does, and prints the machine code of a method each time the \
            JVM compiles it. It needs hsdis, the JVM's disassembler, which no JDK brings along.""");

    private final ChildJvm jvm;

    Asm(Workbench workbench) {
        this.jvm = new ChildJvm(workbench);
    }

    @Override
    public Manual manual() {
        return MANUAL;
    }

    @Override
    public @Nullable Object run(Words words, String body) throws Exception {
        String method = words.next("the name of a method");
        if (!hasDisassembler())
            throw new Misuse("%%asm needs " + disassembler() + " in " + System.getProperty("java.home")
                    + "/lib: build it from OpenJDK's src/utils/hsdis, or install your distribution's libhsdis");
        List<String> flags = Stream.concat(
                        Stream.of("-XX:+UnlockDiagnosticVMOptions", "-XX:CompileCommand=print,*::" + method),
                        words.raw().stream())
                .toList();
        jvm.run(flags, body, List.of());
        return null;
    }

    private static boolean hasDisassembler() {
        Path lib = Path.of(System.getProperty("java.home"), "lib");
        return Stream.of(lib, lib.resolve("server")).anyMatch(folder -> Files.exists(folder.resolve(disassembler())));
    }

    private static String disassembler() {
        return "hsdis-" + System.getProperty("os.arch")
                + System.mapLibraryName("").replaceFirst("^lib", "");
    }
}
