package io.montty.checks.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Hold a line of an authorized_keys file, without the key itself; see sshd(8), AUTHORIZED_KEYS FILE FORMAT.
 *
 * @param type the kind of key, as in {@code ssh-ed25519}
 * @param fingerprint its fingerprint as {@code ssh-keygen -l} prints it
 * @param options what it is restricted to; empty if it is not
 * @param comment what stands behind it
 */
record AuthorizedKey(String type, String fingerprint, String options, String comment) {

    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ssh-dss",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    /** Read a line that is neither empty nor a comment; empty if it holds no key. */
    static Optional<AuthorizedKey> parse(String line) {
        String text = line.strip();
        if (isType(text)) {
            return parse("", text);
        }
        int end = endOfOptions(text);
        String rest = text.substring(end).strip();
        return isType(rest) ? parse(text.substring(0, end), rest) : Optional.empty();
    }

    private static boolean isType(String text) {
        int blank = text.indexOf(' ');
        return blank > 0 && TYPES.contains(text.substring(0, blank));
    }

    /** Options hold blanks in double quotes alone, and a quote there is marked by a backslash. */
    private static int endOfOptions(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if ((c == ' ' || c == '\t') && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<AuthorizedKey> parse(String options, String text) {
        String[] words = text.split("\\s+", 3);
        try {
            byte[] key = Base64.getDecoder().decode(words[1]);
            String digest = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
            return Optional.of(
                    new AuthorizedKey(words[0], "SHA256:" + digest, options, words.length > 2 ? words[2] : ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64, so sshd takes it for no key either
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
