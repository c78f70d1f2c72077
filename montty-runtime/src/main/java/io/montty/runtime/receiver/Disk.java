package io.montty.runtime.receiver;

import io.montty.runtime.store.SeenEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Do with files what a receiver does, one step a method, so that each step can be made to fail. No link is followed. */
interface Disk {

    /** Make a folder for its owner alone; one that is there is left as it is. */
    void makeFolder(Path folder) throws IOException;

    /** Make a file that is not there yet, for its owner alone. */
    NewFile create(Path file) throws IOException;

    /** Give {@code file} a second name; false if there is something of that name. */
    boolean link(Path name, Path file) throws IOException;

    /** Give {@code file} another name in one step, replacing what has it. */
    void rename(Path file, Path name) throws IOException;

    /** Take a name away; one that is not there is none. */
    void delete(Path file) throws IOException;

    /** Return the SHA-256 of a regular file; empty if it is not there. */
    Optional<String> digest(Path file) throws IOException;

    /** Return the first {@code longest} bytes of a regular file as ASCII; empty if it is not there. */
    Optional<String> text(Path file, int longest) throws IOException;

    /** Return what the logs in {@code folder} know of a report that is not filed any more; empty if they know nothing. */
    Optional<SeenEntry> past(Path folder, String id) throws IOException;

    /** Return what a folder holds; nothing if it is not there. */
    List<Entry> list(Path folder) throws IOException;

    /** Return how much room there is where {@code folder} lies. */
    Room room(Path folder) throws IOException;

    /**
     * Return what is wrong with a folder that others may put things into, and what to do; empty if nothing is.
     *
     * @param name what the message calls it
     */
    Optional<String> flaw(Path folder, String name) throws IOException;

    /** Force the names in a folder to the disk. */
    void force(Path folder) throws IOException;

    /** Fill a file that has just been made. */
    interface NewFile extends Closeable {

        /** Append all of {@code bytes}. */
        void write(byte[] bytes) throws IOException;

        /** Set when it was last modified. */
        void stamp(Instant time) throws IOException;

        /** Force it to the disk. */
        void force() throws IOException;
    }

    /**
     * Say how many bytes a file system has.
     *
     * @param free those that we may still fill
     * @param all its size; 0 where that is not known
     */
    record Room(long free, long all) {}

    /**
     * Name one thing in a folder.
     *
     * @param folder whether it is a folder
     * @param bytes its size
     */
    record Entry(String name, boolean folder, long bytes) {}
}
