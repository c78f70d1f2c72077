package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptOptionsTest {

    @Test
    void takesArgumentsAndVariables() {
        ScriptOptions options = new ScriptOptions(List.of("-w", "80 %"), Map.of("PATH", "/opt/bin", "LIMIT_1", "a b"));

        assertThat(options.args()).containsExactly("-w", "80 %");
        assertThat(options.env()).containsEntry("LIMIT_1", "a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A=B", "A B", "Ä"})
    void refusesNamesThatNoShellCanRead(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptOptions(List.of(), Map.of(name, "x")))
                .withMessage("'%s' is no name for a variable: use letters, digits and _, not a digit first", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LD_PRELOAD", "LD_LIBRARY_PATH", "BASH_ENV", "ENV", "JAVA_TOOL_OPTIONS", "BASH_FUNC_ls"})
    void refusesVariablesThatInjectCode(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptOptions(List.of(), Map.of(name, "x")))
                .withMessage("variable %s would make other code run than the script's", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONTTY_CHECK", "MONTTY_PROJECT", "LC_NUMERIC"})
    void refusesVariablesThatMonttySets(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptOptions(List.of(), Map.of(name, "x")))
                .withMessage("variable %s is set by MonTTY: choose another name", name);
    }

    @Test
    void refusesNulCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptOptions(List.of("a\0b"), Map.of()))
                .withMessage("an argument holds a NUL character: a\\0b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScriptOptions(List.of(), Map.of("A", "\0")))
                .withMessage("variable A holds a NUL character");
    }
}
