package io.montty.runtime.cli;

import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a file says, and read it anew when it changes; a change that cannot be read keeps what was there before.
 *
 * @param <T> what it says
 */
final class LiveSettings<T> implements Supplier<T> {

    private final Path file;
    private final Reader<T> reader;
    private final Consumer<String> told;
    private Object stamp;
    private T settings;

    /** Read the file. */
    interface Reader<T> {

        /**
         * Return what it says.
         *
         * @throws UsageException if there are mistakes in it
         */
        T read();
    }

    /**
     * Read {@code file} for the first time.
     *
     * @param told told of changes, and of mistakes in them
     * @throws UsageException if there are mistakes in it
     */
    LiveSettings(Path file, Reader<T> reader, Consumer<String> told) {
        this.file = file;
        this.reader = reader;
        this.told = told;
        this.stamp = stamp();
        this.settings = reader.read();
    }

    /** Return what the file says now, or said when it last made sense. */
    @Override
    public T get() {
        Object now = stamp();
        if (!now.equals(stamp)) {
            stamp = now;
            renew();
        }
        return settings;
    }

    private void renew() {
        if (!Files.exists(file)) {
            told.accept(file + " is gone; what it said still holds");
            return;
        }
        try {
            settings = reader.read();
            told.accept(file + " has changed; what it says now holds");
        } catch (UsageException e) {
            told.accept(e.getMessage() + "\n" + file + " has changed, and what it said before still holds");
        }
    }

    /** Return something that changes with the file. */
    private Object stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
        } catch (IOException e) {
            return IoReason.of(e);
        }
    }

    private record Stamp(
            FileTime modified, long size, @Nullable Object file) {}
}
