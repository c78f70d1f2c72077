package io.montty.checks.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Read small files, and no more of them than a small file holds. */
final class BoundedText {

    private static final int MOST_BYTES = 1 << 20;

    private BoundedText() {}

    /** Return the text of {@code file}, bad bytes replaced. */
    static String of(Path file) throws IOException {
        // The files of /proc and /sys say that they are empty: one has to read to learn what is in them.
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** Return the text of {@code file} without blanks at its ends; empty if it cannot be read. */
    static Optional<String> ifReadable(Path file) {
        try {
            return Optional.of(of(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the whole number in {@code file}; empty if there is none or it cannot be read. */
    static OptionalLong number(Path file) {
        Optional<String> text = ifReadable(file).filter(found -> found.matches("-?\\d{1,18}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }
}
