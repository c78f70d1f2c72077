package io.montty.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Collect one output stream of a command in a file, at most {@code limit} bytes of it.
 *
 * <p>A file, not a pipe: a grandchild that keeps it open holds nobody up. What is written past the limit is thrown
 * away while the command runs, so that an endless printer cannot fill the disk.
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
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(0);
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
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(LONGEST_TAIL);
            channel.read(end, Math.max(0, channel.size() - LONGEST_TAIL));
            return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private byte[] readHead() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(limit);
        }
    }
}
