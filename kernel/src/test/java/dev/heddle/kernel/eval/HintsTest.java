package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mistakes that learners make most, each with what a reader is told to do.
@Timeout(60)
class HintsTest {
    private static final Cells CELLS = new Cells();

    @AfterAll
    static void close() {
        CELLS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int x = 1\\nint y = 2;                                    | a statement ends with ;",
                "void f() { if (true) {                                    | is never closed",
                "int x = (1 + 2;                                           | each ( and [ needs its ) and ]",
                "String s = \"abc;                                         | close it with \"",
                "char c = 'abc';                                           | one character",
                "string s = \"a\";                                         | is String meant?",
                "system.out.println(1);                                    | is System meant?",
                "Sytem.out.println(1);                                     | is System meant?",
                "int n = \"5\";                                            | Integer.parseInt(text)",
                "String s = 5;                                             | String.valueOf(x)",
                "int n = 2.5;                                              | (int) before the value",
                "int n = 1; if (n = 2) n++;                                | == compares, = assigns",
                "int f(int n) { if (n > 0) return 1; }                     | each way through the method must return",
                "void f() { int n; n++; }                                  | give it a value where you declare it",
                "void f() { Thread.sleep(1); }                             | throws InterruptedException",
                "void f() { int n = 0; Runnable r = () -> { int m = n; }; n++; } | AtomicInteger",
                "void f() { int n = 1; int n = 2; }                        | leave out its type",
                "int n = 1; n.toString();                                  | have no methods",
                "void f(int a) {}\\nf(1, 2);                                | what is required",
                "int f() { return 1; int n = 2; }                          | nothing after return",
                "int[] a = {}; a.size();                                   | an array has length",
                "exit                                                      | Ctrl-D leaves a console",
                "quit();                                                   | Ctrl-D leaves a console",
                "ReentrantLock lock;                                       | import java.util.concurrent.locks.ReentrantLock;",
                "void f(int n) { n == 2; }                                 | a value alone does nothing",
                "void f(int n) { if (n > 1); n++; else n--; }              | the if before it has ended",
                "total = 5;                                                | has that cell been run?",
            })
    void tellsWhatToDo(String code, String hint) {
        List<String> lines = CELLS.failure(code.strip().replace("\\n", "\n")).traceback();
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("  hint: ") && line.contains(hint.strip())),
                () -> String.join("\n", lines));
    }
}
