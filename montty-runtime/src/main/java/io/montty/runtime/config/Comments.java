package io.montty.runtime.config;

import java.nio.file.Path;

/** Tell whether a configuration file says anything. */
public final class Comments {

    private static final int LARGEST = 64 * 1024;

    private Comments() {}

    /** Tell whether {@code file} is a text that holds nothing but comments, as a new project directory's does. */
    public static boolean alone(Path file) {
        TextFile.Content content = TextFile.read(file, LARGEST);
        return content.trouble().isEmpty()
                && content.text()
                        .lines()
                        .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
    }
}
