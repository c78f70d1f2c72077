package io.montty.runtime.checker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digest the files that a host's checks came from, so that a server sees when they changed. */
final class Bundle {

    private Bundle() {}

    /**
     * Return the SHA-256 over the names and contents of {@code files}, in hexadecimal. Of what is no file or cannot be
     * read the name alone counts.
     */
    static String digest(Path project, List<String> files) {
        MessageDigest digest = sha256();
        for (String file : files) {
            digest.update((file + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(contents(project.resolve(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] contents(Path file) {
        if (!Files.isRegularFile(file)) {
            return new byte[0]; // a pipe would be waited for
        }
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
