package io.montty.runtime.config;

/**
 * Name one mistake in a configuration file.
 *
 * @param file the file, relative to the project directory
 * @param line the line, from 1; 0 if it concerns the whole file
 * @param key the path to the key, e.g. {@code checks.host.disk.config.warn}; empty if it concerns the whole file
 * @param message what is wrong and what was expected
 */
public record Problem(String file, int line, String key, String message) {

    /** Return {@code file:line}. */
    public String where() {
        return file + (line > 0 ? ":" + line : "");
    }

    /** Return {@code key: message}. */
    public String what() {
        return (key.isEmpty() ? "" : key + ": ") + message;
    }

    /** Return {@code file:line: key: message}. */
    @Override
    public String toString() {
        return where() + ": " + what();
    }
}
