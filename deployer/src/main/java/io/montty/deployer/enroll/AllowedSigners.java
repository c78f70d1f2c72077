package io.montty.deployer.enroll;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Edit the text of a project's allowed_signers: the lines of one host change, every other stays to the byte.
 *
 * @param text the file, a character for each byte
 */
record AllowedSigners(String text) {

    private static final String NAMESPACE = " namespaces=\"montty-report\" ";

    static AllowedSigners of(byte[] bytes) {
        return new AllowedSigners(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Return the file with {@code key} as the one whose signatures count for {@code name}. */
    AllowedSigners with(String name, PublicKey key) {
        String line = name + NAMESPACE + key + "\n";
        if (text.contains("\n" + line) || text.startsWith(line)) {
            return this;
        }
        String rest = without(name).text();
        return new AllowedSigners(rest + (rest.isEmpty() || rest.endsWith("\n") ? "" : "\n") + line);
    }

    /** Return the file without the lines of {@code name} that an enrolment wrote. */
    AllowedSigners without(String name) {
        List<String> kept = new ArrayList<>(List.of(text.split("(?<=\n)")));
        kept.removeIf(line -> line.startsWith(name + NAMESPACE));
        return new AllowedSigners(String.join("", kept));
    }
}
