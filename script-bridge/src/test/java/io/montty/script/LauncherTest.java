package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    @TempDir
    Path folder;

    private Path bin;

    @BeforeEach
    void installInterpreters() throws IOException {
        Files.createDirectory(folders().checks());
        bin = Files.createDirectory(folder.resolve("bin"));
        for (String name : List.of("bash", "python3", "env")) {
            Path program = Files.writeString(bin.resolve(name), "");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(bin.resolve("norun"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!BIN/bash", "#! BIN/bash ", "#!/usr/bin/env bash", "#!BIN/env bash"})
    void keepsBashFromItsStartUpFiles(String shebang) {
        assertThat(plan(shebang + "\necho\n"))
                .isEqualTo(
                        new Launch.Ready(List.of(bin + "/bash", "--noprofile", "--norc", "--", script().toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!BIN/bash -eu",
                "#!/bin/sh",
                "#!BIN/python3",
                "#!BIN/python3 -u",
                "#!/usr/bin/env python3",
                "#!/usr/bin/env -S python3 -u",
                "#!/usr/bin/env -S bash -eu",
                "#!/usr/bin/env -S A=1 B=2 python3 -u",
                "#!/usr/bin/env -vS python3",
                "#!/usr/bin/env --split-string=python3 -u",
                "#!/usr/bin/env BIN/python3"
            })
    void leavesAllOthersToTheKernel(String shebang) {
        assertThat(plan(shebang + "\n")).isEqualTo(new Launch.Ready(List.of(script().toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/usr/bin/env -S -i python9",
                "#!/usr/bin/env -S PATH=/opt python9",
                "#!/usr/bin/env -S ${PYTHON} -u",
                "#!/usr/bin/env ./python9"
            })
    void leavesToEnvWhatOnlyEnvCanTell(String shebang) {
        assertThat(plan(shebang + "\n")).isEqualTo(new Launch.Ready(List.of(script().toString())));
    }

    @Test
    void startsProgramsDirectly() {
        assertThat(plan("\u007fELF\u0002\u0001")).isEqualTo(new Launch.Ready(List.of(script().toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo hello\n", "\n#!/bin/bash\n", " #!/bin/bash\n", "\u0000\u0001", "#"})
    void asksForAFirstLine(String content) {
        assertThat(refusal(content))
                .isEqualTo("CHECKS/chk_x names no interpreter: write for example #!/bin/bash or"
                        + " #!/usr/bin/env python3 as its first line");
    }

    @Test
    void saysThatAScriptIsEmpty() {
        assertThat(refusal(""))
                .isEqualTo("CHECKS/chk_x is empty: write a script into it whose first line is for example"
                        + " #!/bin/bash or #!/usr/bin/env python3");
    }

    @Test
    void saysThatAByteOrderMarkHidesTheFirstLine() {
        assertThat(refusal("\ufeff#!/bin/bash\n"))
                .isEqualTo("CHECKS/chk_x starts with a UTF-8 byte order mark, which hides the #! from the kernel:"
                        + " save it without");
    }

    @Test
    void saysThatLineEndsAreThoseOfWindows() {
        assertThat(refusal("#!/bin/bash\r\necho\r\n"))
                .isEqualTo("CHECKS/chk_x has Windows line ends (CRLF), which the kernel takes for part of the"
                        + " interpreter's name: run sed -i 's/\\r$//' CHECKS/chk_x");
    }

    @Test
    void saysThatTheFirstLineIsTooLongForTheKernel() {
        assertThat(refusal("#!/" + "x".repeat(253) + "\n"))
                .isEqualTo("CHECKS/chk_x has a first line longer than the 255 bytes that the kernel reads");
        assertThat(refusal("#!/" + "x".repeat(252) + "\n")).contains("needs the interpreter");
    }

    @ParameterizedTest
    @CsvSource({
        "#!/opt/none/python9, /opt/none/python9, is missing or not executable",
        "#!BIN/norun, BIN/norun, is missing or not executable",
        "#!BIN, BIN, is missing or not executable",
        "#!/usr/bin/env /opt/none/python9, /opt/none/python9, is missing or not executable",
        "#!/usr/bin/env python9, python9, 'is not in the PATH of checks, BIN'",
        "#!/usr/bin/env norun, norun, 'is not in the PATH of checks, BIN'",
        "#!/usr/bin/env -S A=1 python9 -u, python9, 'is not in the PATH of checks, BIN'"
    })
    void namesTheInterpreterThatIsMissing(String shebang, String interpreter, String trouble) {
        assertThat(refusal(shebang + "\n"))
                .isEqualTo(inPlace("CHECKS/chk_x needs the interpreter '" + interpreter + "', which " + trouble
                        + ": install it, or name another in the first line"));
    }

    @ParameterizedTest
    @CsvSource({"#!bash, bash", "#!, ''", "'#! ', ' '", "#!./run, ./run"})
    void wantsAnAbsolutePath(String shebang, String rest) {
        assertThat(refusal(shebang + "\n"))
                .isEqualTo("CHECKS/chk_x has the first line '#!" + rest + "', which names no absolute path: write for"
                        + " example #!/bin/bash or #!/usr/bin/env python3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 -u", "-i", "A=1", "-u X bash"})
    void saysThatEnvWouldTakeTheRestAsOneWord(String rest) {
        assertThat(refusal("#!/usr/bin/env " + rest + "\n"))
                .isEqualTo("CHECKS/chk_x has a first line that makes env take '" + rest
                        + "' as one word; write #!/usr/bin/env -S " + rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -S", " -S A=1", " -S  "})
    void saysThatEnvIsGivenNoProgram(String rest) {
        assertThat(refusal("#!/usr/bin/env" + rest + "\n"))
                .isEqualTo("CHECKS/chk_x has a first line that names no program after env; write for example"
                        + " #!/usr/bin/env python3");
    }

    @Test
    void takesNoNameThatHoldsANulForAProgram() {
        assertThat(refusal("#!/bin/\u0000bash\n")).contains("which is missing or not executable");
    }

    @Test
    void saysThatTheScriptIsGone() {
        Launch launch = new Launcher(folders().checks().resolve("gone"), folders(), new SearchPath("")).plan();

        assertThat(launch).isEqualTo(new Launch.Refused("CHECKS/gone cannot be read: no such file"));
    }

    @Test
    void saysThatTheScriptCannotBeRead() {
        // Reading one's own memory at address zero fails for every user, root included.
        Launch launch = new Launcher(Path.of("/proc/self/mem"), folders(), new SearchPath("")).plan();

        assertThat(launch).isEqualTo(new Launch.Refused("/proc/self/mem cannot be read: Input/output error"));
    }

    private String refusal(String content) {
        Launch launch = plan(content);
        assertThat(launch).isInstanceOf(Launch.Refused.class);
        return ((Launch.Refused) launch).reason();
    }

    private Launch plan(String content) {
        try {
            Files.writeString(script(), inPlace(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Launcher(script(), folders(), new SearchPath(bin.toString())).plan();
    }

    private Path script() {
        return folders().checks().resolve("chk_x");
    }

    private ScriptFolders folders() {
        return new ScriptFolders(folder.resolve("CHECKS"), folder);
    }

    private String inPlace(String text) {
        return text.replace("BIN", bin.toString());
    }
}
