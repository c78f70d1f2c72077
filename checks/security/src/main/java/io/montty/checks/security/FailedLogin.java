package io.montty.checks.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold who failed to log in, as sshd, login, su and PAM write it.
 *
 * @param user the name that was given
 * @param source the address that it came from; empty for this host itself
 */
record FailedLogin(String user, String source) {

    private static final List<Pattern> LINES = List.of(
            Pattern.compile(
                    "Failed (?:password|publickey|keyboard-interactive/pam|none) for (?:invalid user )?(?<user>.{0,64}?)"
                            + " from (?<source>\\S+) port \\d+.*"),
            Pattern.compile(
                    "FAILED LOGIN \\(\\d+\\) on '?\\S+'? (?:from '(?<source>[^']*)' )?FOR '(?<user>[^']{0,64})'.*"),
            Pattern.compile("FAILED SU \\(to (?<user>\\S{1,64})\\) .*"));

    /** A refused public key is what every client with several keys does before the one that fits. */
    private static final Pattern HARMLESS = Pattern.compile("Failed (?:publickey|none) for (?!invalid user ).*");

    /** Read the message of a line of the log; empty if it tells of something else. */
    static Optional<FailedLogin> parse(String message) {
        if (HARMLESS.matcher(message).matches()) {
            return Optional.empty();
        }
        for (Pattern line : LINES) {
            Matcher matcher = line.matcher(message);
            if (matcher.matches()) {
                return Optional.of(new FailedLogin(matcher.group("user"), source(matcher)));
            }
        }
        return Optional.empty();
    }

    private static String source(Matcher matcher) {
        if (!matcher.pattern().pattern().contains("<source>")) {
            return "";
        }
        return matcher.group("source") == null ? "" : matcher.group("source");
    }
}
