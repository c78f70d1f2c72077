package io.montty.deployer.enroll;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what matters here of a line of authorized_keys.
 *
 * @param blob the key, in Base64
 * @param comment what stands behind it
 */
record AuthorizedKey(String blob, String comment) {

    /** Options as sshd reads them: up to the first blank that stands in no quotation marks. */
    private static final String OPTIONS = "(?:(?:\\\\\"|\"(?:\\\\\"|[^\"])*+\"|[^\\s\"])++[ \\t]++)?+";

    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*+(?:(?<bare>TYPE)|OPTIONS(?<type>TYPE))[ \\t]++(?<blob>\\S++)(?:[ \\t]++(?<comment>.*?))?\\s*"
                    .replace("TYPE", "(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]++")
                    .replace("OPTIONS", OPTIONS));

    /** Read a line; empty for one that holds no key. */
    static Optional<AuthorizedKey> parse(String line) {
        if (line.stripLeading().startsWith("#")) {
            return Optional.empty();
        }
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new AuthorizedKey(
                        matcher.group("blob"), matcher.group("comment") == null ? "" : matcher.group("comment")))
                : Optional.empty();
    }

    /** Tell which host it is bound to, if it is one of our lines. */
    Optional<String> host() {
        return comment.startsWith(Binding.MARK)
                ? Optional.of(comment.substring(Binding.MARK.length()))
                : Optional.empty();
    }
}
