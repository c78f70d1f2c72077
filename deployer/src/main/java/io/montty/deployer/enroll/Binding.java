package io.montty.deployer.enroll;

import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Bind one key to the name of one host: the line of authorized_keys that lets it hand in that host's reports and
 * nothing else.
 *
 * @param name the host's name
 * @param relay whether it hands in the reports of others, too
 * @param receiver the program that takes reports, absolute
 * @param java the Java that runs it, where it would not find that by itself
 * @param project the project directory they go to, absolute
 * @param key the host's key
 */
record Binding(String name, boolean relay, Path receiver, Optional<Path> java, Path project, PublicKey key) {

    static final String MARK = "montty:";

    /** @throws UsageException if a path cannot stand in a line */
    Binding {
        for (Path path : List.of(receiver, java.orElse(receiver), project)) {
            if (path.toString().chars().anyMatch(Character::isISOControl)) {
                throw new UsageException("the name of " + path + " holds a line break or another control character,"
                        + " which authorized_keys cannot hold; rename the folder");
            }
        }
    }

    String comment() {
        return MARK + name;
    }

    /** Return the line, without its end. */
    String line() {
        String command = ShellWord.quote(receiver.toString())
                + java.map(program -> " --java " + ShellWord.quote(program.toString()))
                        .orElse("")
                + (relay ? " --relay " : " --host ") + name
                + " --project " + ShellWord.quote(project.toString());
        // sshd takes a backslash before a quotation mark away, and nothing else.
        return "restrict,command=\"" + command.replace("\"", "\\\"") + "\" " + key + " " + comment();
    }
}
