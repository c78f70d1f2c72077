package io.montty.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Work out how to start a script, and find what would keep it from starting.
 *
 * <p>The kernel says no more than "no such file" when an interpreter is missing, and the loader says it of the script;
 * so the first line is read here, and the reason given names what is wrong with it.
 *
 * @param script the script, absolute
 * @param folders where it lies, which says what a person calls it
 * @param searchPath where {@code env} will look for programs
 */
record Launcher(Path script, ScriptFolders folders, SearchPath searchPath) {

    private static final String EXAMPLES = "#!/bin/bash or #!/usr/bin/env python3";

    /** Read the script as it is now. */
    Launch plan() {
        ScriptHead head;
        try {
            head = ScriptHead.read(script);
        } catch (IOException e) {
            return refused("cannot be read: " + IoFailure.reason(e));
        }
        if (head.isElf()) {
            return direct();
        }
        Optional<String> line = head.shebang();
        return line.isPresent() ? throughShebang(line.get()) : withoutShebang(head);
    }

    private Launch withoutShebang(ScriptHead head) {
        if (head.isEmpty()) {
            return refused("is empty: write a script into it whose first line is for example " + EXAMPLES);
        }
        if (head.startsWithByteOrderMark()) {
            return refused("starts with a UTF-8 byte order mark, which hides the #! from the kernel: save it without");
        }
        return refused("names no interpreter: write for example " + EXAMPLES + " as its first line");
    }

    private Launch throughShebang(String line) {
        if (line.endsWith("\r")) {
            return refused("has Windows line ends (CRLF), which the kernel takes for part of the interpreter's name: "
                    + "run sed -i 's/\\r$//' " + folders.origin(script));
        }
        if (line.getBytes(StandardCharsets.UTF_8).length > Shebang.LIMIT) {
            return refused("has a first line longer than the " + (Shebang.LIMIT + 2) + " bytes that the kernel reads");
        }
        Shebang shebang = Shebang.parse(line);
        String interpreter = shebang.interpreter();
        if (!interpreter.startsWith("/")) {
            return refused(
                    "has the first line '#!" + line + "', which names no absolute path: write for example " + EXAMPLES);
        }
        if (!SearchPath.isProgram(interpreter)) {
            return missing(interpreter, "is missing or not executable");
        }
        if (shebang.program().equals("env")) {
            return throughEnv(shebang.argument());
        }
        boolean plainBash =
                shebang.program().equals("bash") && shebang.argument().isEmpty();
        return plainBash ? bash(interpreter) : direct();
    }

    private Launch throughEnv(String argument) {
        EnvTarget target = EnvTarget.of(argument);
        if (target instanceof EnvTarget.Broken broken) {
            return refused("has a first line that " + broken.reason());
        }
        if (target instanceof EnvTarget.Program program) {
            return throughProgram(program.name(), argument);
        }
        return direct();
    }

    private Launch throughProgram(String name, String argument) {
        if (name.indexOf('/') >= 0) {
            boolean absent = name.startsWith("/") && !SearchPath.isProgram(name);
            return absent ? missing(name, "is missing or not executable") : direct();
        }
        Optional<String> found = searchPath.find(name);
        if (found.isEmpty()) {
            return missing(name, "is not in the PATH of checks, " + searchPath.value());
        }
        return argument.equals("bash") ? bash(found.get()) : direct();
    }

    private Launch missing(String interpreter, String trouble) {
        return refused("needs the interpreter '" + interpreter + "', which " + trouble
                + ": install it, or name another in the first line");
    }

    private Launch refused(String trouble) {
        return new Launch.Refused(folders.origin(script) + " " + trouble);
    }

    private Launch direct() {
        return new Launch.Ready(List.of(script.toString()));
    }

    /** Keep bash from reading anybody's start-up files. */
    private Launch bash(String interpreter) {
        return new Launch.Ready(List.of(interpreter, "--noprofile", "--norc", "--", script.toString()));
    }
}
