package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tell files apart by what is in them. */
final class Fingerprint {

    /** What stands for something that is no file, so that it never equals a file. */
    private static final String NO_FILE = "not a regular file";

    private Fingerprint() {}

    /** Return the SHA-256 of {@code bytes}, in lower-case hex. */
    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Return the SHA-256 of a file, a text that no file has for a link or a folder, or empty if nothing is there. */
    static Optional<String> of(Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(of(Files.readAllBytes(file)));
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(NO_FILE) : Optional.empty();
    }
}
