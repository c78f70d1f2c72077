package io.montty.runtime.checker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digest the files that a host's checks came from, so that a server sees when they changed. */
final class Bundle {

    private Bundle() {}

    /** Return the SHA-256 over the names and contents of {@code files}, in hexadecimal. */
    static String digest(Path project, List<String> files) {
        MessageDigest digest = sha256();
        for (String file : files) {
            digest.update((file + "\0").getBytes(StandardCharsets.UTF_8));
            try {
                digest.update(Files.readAllBytes(project.resolve(file)));
            } catch (IOException e) {
                digest.update((byte) 0); // unreadable: its name alone counts
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
