package io.montty.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compare text with the golden file beside a test, or rewrite it with {@code -Dgolden.update=true}. */
public final class Goldens {

    private Goldens() {}

    /** Compare {@code actual} with the file {@code name} in the resources of {@code test}'s package. */
    public static void matches(Class<?> test, String name, String actual) {
        Path file = Path.of("src/test/resources")
                .resolve(test.getPackageName().replace('.', '/'))
                .resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(file).as("golden file, made with -Dgolden.update=true").exists();
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
