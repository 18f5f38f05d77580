package dev.heddle.kernel.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConsoleTest {
    private static final Console CONSOLE = new Console();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 + 2",
                "int x = 1;",
                "int x",
                "// c",
                "void f() {\n}\nf()",
                "synchronized void f() {}",
                "class A {}"
            })
    void complete(String code) {
        assertEquals(new Completeness.Complete(), CONSOLE.completeness(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"void f() {", "int a;\nfor (int i = 0; i < 3; i++) {\n    if (i > 1)", "f("})
    void incompleteIsIndentedByOpenBrackets(String code) {
        long open = code.chars().filter(c -> c == '{').count() + (code.equals("f(") ? 1 : 0);
        assertEquals(new Completeness.Incomplete("    ".repeat((int) open)), CONSOLE.completeness(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x =", "String s = \"\"\"\nabc", "1 +"})
    void incompleteWithoutIndent(String code) {
        assertEquals(new Completeness.Incomplete(""), CONSOLE.completeness(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {")", "int = 5;", "class { }", "else {}", "foo()\nbar()"})
    void invalid(String code) {
        assertEquals(new Completeness.Invalid(), CONSOLE.completeness(code));
    }
}
