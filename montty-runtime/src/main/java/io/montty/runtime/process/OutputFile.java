package io.montty.runtime.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collect one output stream of a command in a file, at most {@code limit} bytes of it.
 *
 * <p>A file, not a pipe: a grandchild that keeps it open holds nobody up. What is written past the limit is thrown
 * away while the command runs, so that an endless printer cannot fill the disk. It is read without channels, which an
 * interruption closes: a check's deadline may interrupt the thread just when it collects what the command printed.
 */
final class OutputFile {

    private static final long MOST_ON_DISK = 1024 * 1024;

    private static final int LONGEST_TAIL = 200;

    private final Path path;
    private final int limit;
    private final @Nullable RandomAccessFile open;
    private byte @Nullable [] head;

    OutputFile(Path path, int limit) {
        this(path, limit, null);
    }

    private OutputFile(Path path, int limit, @Nullable RandomAccessFile open) {
        this.path = path;
        this.limit = limit;
        this.open = open;
    }

    /**
     * Collect a stream in a file that was used before, and that no process of a command has open now.
     *
     * <p>Making a file costs more than emptying one, as long as that is not closed meanwhile: then what was in it would
     * have to go to the disk.
     */
    static OutputFile emptied(Path path, RandomAccessFile open, int limit) throws IOException {
        if (open.length() > 0) {
            open.setLength(0);
        }
        return new OutputFile(path, limit, open);
    }

    Path path() {
        return path;
    }

    /** Return where the command's stream is to be appended; appending is what lets the file be emptied under it. */
    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(path.toFile());
    }

    /** Keep the first bytes and empty the file if it has grown too large. */
    void trim() throws IOException {
        long length = length();
        if (length <= Math.max(MOST_ON_DISK, limit)) {
            return;
        }
        if (head == null) {
            head = read(0, limit, length);
        }
        use("rw", file -> {
            file.setLength(0);
            return file;
        });
    }

    /**
     * Hold what a command printed.
     *
     * @param text at most the limit of it, bad bytes replaced; a character that the limit cuts in two is left out
     * @param cut whether more was written
     */
    record Printed(String text, boolean cut) {}

    /** Return what was kept. */
    Printed printed() throws IOException {
        long length = length();
        boolean cut = head != null || length > limit;
        byte[] bytes = head != null ? head : read(0, limit, length);
        return new Printed(cut ? cutText(bytes) : new String(bytes, StandardCharsets.UTF_8), cut);
    }

    private static String cutText(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        decoder.decode(ByteBuffer.wrap(bytes), text, false);
        return text.flip().toString();
    }

    /** Return what was written last, at most 200 bytes of it. */
    String tail() throws IOException {
        long length = length();
        return new String(read(Math.max(0, length - LONGEST_TAIL), LONGEST_TAIL, length), StandardCharsets.UTF_8);
    }

    /** Delete the files; the run's folder is removed as a whole later, which reports what cannot be removed. */
    static void delete(List<OutputFile> files) {
        for (OutputFile file : files) {
            try {
                Files.deleteIfExists(file.path);
            } catch (IOException e) {
                // As said.
            }
        }
    }

    /** A file that is not there holds nothing. */
    private long length() throws IOException {
        return open == null ? path.toFile().length() : open.length();
    }

    /** Read at most {@code most} bytes of the {@code all} that the file has. */
    private byte[] read(long from, int most, long all) throws IOException {
        int length = (int) Math.min(most, Math.max(0, all - from));
        if (length == 0) {
            return new byte[0];
        }
        return use("r", file -> {
            file.seek(from);
            byte[] bytes = new byte[length];
            int count = 0;
            int more = 0;
            while (count < length && more >= 0) {
                more = file.read(bytes, count, length - count);
                count += Math.max(0, more);
            }
            return count == length ? bytes : Arrays.copyOf(bytes, count);
        });
    }

    private <T> T use(String mode, Use<T> use) throws IOException {
        if (open != null) {
            return use.of(open);
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), mode)) {
            return use.of(file);
        }
    }

    private interface Use<T> {
        T of(RandomAccessFile file) throws IOException;
    }
}
