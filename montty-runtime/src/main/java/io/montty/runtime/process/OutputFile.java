package io.montty.runtime.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private byte @Nullable [] head;

    OutputFile(Path path, int limit) {
        this.path = path;
        this.limit = limit;
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
        if (!Files.exists(path) || Files.size(path) <= Math.max(MOST_ON_DISK, limit)) {
            return;
        }
        if (head == null) {
            head = readHead();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(0);
        }
    }

    /** Tell whether more than the limit was written. */
    boolean cut() throws IOException {
        return head != null || (Files.exists(path) && Files.size(path) > limit);
    }

    /** Return the text, bad bytes replaced; a character that the limit cuts in two is left out. */
    String text() throws IOException {
        byte[] bytes = head != null ? head : Files.exists(path) ? readHead() : new byte[0];
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        decoder.decode(ByteBuffer.wrap(bytes), text, !cut());
        return text.flip().toString();
    }

    /** Return what was written last, at most 200 bytes of it. */
    String tail() throws IOException {
        if (!Files.exists(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LONGEST_TAIL));
            byte[] end = new byte[LONGEST_TAIL];
            int length = Math.max(0, file.read(end));
            return new String(end, 0, length, StandardCharsets.UTF_8);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private byte[] readHead() throws IOException {
        try (InputStream in = new FileInputStream(path.toFile())) {
            return in.readNBytes(limit);
        }
    }
}
