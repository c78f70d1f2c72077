package io.montty.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Make ids that nobody can guess, of 32 hexadecimal characters.
 *
 * <p>The kernel has random bytes for whoever asks; Java's own way to them takes longer to start than a check takes.
 */
final class RandomIds {

    private static final int BYTES = 16;
    private static final String DIGITS = "0123456789abcdef";

    private final Path source;

    /** @param root the root of the host's files */
    RandomIds(Path root) {
        this.source = root.resolve("dev/urandom");
    }

    String next() {
        try (InputStream in = Files.newInputStream(source)) {
            byte[] bytes = in.readNBytes(BYTES);
            return bytes.length == BYTES ? text(bytes) : another();
        } catch (IOException e) {
            return another();
        }
    }

    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte each : bytes) {
            text.append(DIGITS.charAt((each & 0xF0) >> 4)).append(DIGITS.charAt(each & 0x0F));
        }
        return text.toString();
    }

    /** A root that is no whole system, as in a test, has none. */
    private static String another() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
