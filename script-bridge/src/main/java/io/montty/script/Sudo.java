package io.montty.script;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Run a script as root without anybody to ask for a password, and tell a missing right from a failing script. */
final class Sudo {

    private static final int REFUSED = 1;
    private static final List<String> WORDS = List.of("sudo", "-n", "--");

    private Sudo() {}

    /** Return {@code argv} so that root runs it. */
    static List<String> before(List<String> argv) {
        return Stream.concat(WORDS.stream(), argv.stream()).toList();
    }

    /**
     * Return what sudo itself has against running {@code argv}, if it did not.
     *
     * <p>It then exits with 1 as a script may too, but with nothing on standard output, and only its own words on
     * standard error.
     */
    static Optional<String> refusal(CommandResult result, List<String> argv) {
        boolean own = result.end() instanceof Exited exited
                && exited.code() == REFUSED
                && result.stdout().isEmpty()
                && !result.stderr().isBlank()
                && result.stderr().lines().allMatch(Sudo::isItsOwn);
        return own
                ? Optional.of("may not be run by root: "
                        + result.stderr().lines().findFirst().orElse("")
                        + "; allow it in a file of /etc/sudoers.d: USER ALL=(root) NOPASSWD: "
                        + String.join(" ", argv))
                : Optional.empty();
    }

    private static boolean isItsOwn(String line) {
        return line.startsWith("sudo: ") || line.startsWith("Sorry, user ") || line.isBlank();
    }
}
