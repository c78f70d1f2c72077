package io.montty.deployer.enroll;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Edit the text of a project's allowed_signers: the lines of one host change, every other stays to the byte.
 *
 * @param text the file, a character for each byte
 */
record AllowedSigners(String text) {

    private static final String NAMESPACE = " namespaces=\"montty-report\" ";

    /** Principals come first, and may stand in quotation marks; what follows is as in authorized_keys. */
    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*+(?:\"(?<quoted>[^\"]*+)\"|(?<plain>[^\\s#\"]\\S*+))[ \\t]++(?<rest>.*)", Pattern.DOTALL);

    static AllowedSigners of(byte[] bytes) {
        return new AllowedSigners(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Return the file with {@code key} as the one whose signatures count for {@code name}. */
    AllowedSigners with(String name, PublicKey key) {
        String line = name + NAMESPACE + key + "\n";
        List<String> kept = lines();
        kept.removeIf(old -> isOf(name, old) && !hasKey(key, old));
        String rest = String.join("", kept);
        if (kept.contains(line)) {
            return new AllowedSigners(rest);
        }
        return new AllowedSigners(rest + (rest.isEmpty() || rest.endsWith("\n") ? "" : "\n") + line);
    }

    /** Return the file without the lines of {@code name} alone, whoever wrote them. */
    AllowedSigners without(String name) {
        List<String> kept = lines();
        kept.removeIf(line -> isOf(name, line));
        return new AllowedSigners(String.join("", kept));
    }

    /**
     * Return the number of a line of {@code name} that has another key than {@code key}; 0 if there is none.
     *
     * @param key empty for a key that is still to be made, which no line has
     */
    int otherKey(String name, Optional<PublicKey> key) {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (isOf(name, line) && key.filter(own -> hasKey(own, line)).isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isOf(String name, String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches() && (name.equals(matcher.group("quoted")) || name.equals(matcher.group("plain")));
    }

    private static boolean hasKey(PublicKey key, String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                && AuthorizedKey.parse(matcher.group("rest"))
                        .filter(found -> found.blob().equals(key.blob()))
                        .isPresent();
    }

    /** Return the lines, each with its end. */
    private List<String> lines() {
        return new ArrayList<>(List.of(text.split("(?<=\n)")));
    }
}
