package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a public SSH key as a line of text has it.
 *
 * @param type its type, such as {@code ssh-ed25519}
 * @param blob the key itself, in Base64
 */
record PublicKey(String type, String blob) {

    /** The types that a host's key may have; the name of each is in the key itself, too. */
    private static final Pattern LINE = Pattern.compile(
            "(?<type>ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) +(?<blob>[A-Za-z0-9+/]{40,4000}={0,2})(?: .*)?");

    private static final int TYPE_OFFSET = 4;

    /**
     * Read a line such as that of {@code id_ed25519.pub}; its comment is left out.
     *
     * @param from where it comes from, for the message
     * @throws UsageException if it is no public key
     */
    static PublicKey parse(String text, String from) {
        Matcher matcher = LINE.matcher(text.strip());
        if (!matcher.matches() || !says(matcher.group("blob"), matcher.group("type"))) {
            throw new UsageException(from + " gives no public key but '" + shortened(text)
                    + "'; expected one line as in id_ed25519.pub: ssh-ed25519 AAAA…");
        }
        return new PublicKey(matcher.group("type"), matcher.group("blob"));
    }

    /** Return what {@code ssh-keygen -l} calls it by. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(blob));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return type + " " + blob;
    }

    /** A key that says another type inside would be passed over by sshd without a word. */
    private static boolean says(String blob, String type) {
        try {
            byte[] bytes = Base64.getDecoder().decode(blob);
            String inside = new String(bytes, StandardCharsets.ISO_8859_1);
            return inside.startsWith(type, TYPE_OFFSET);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
