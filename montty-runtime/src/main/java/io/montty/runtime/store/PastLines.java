package io.montty.runtime.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Read one log of reports that are not filed any more, a line at a time, whatever else it holds: a line that makes no
 * sense is passed over, and so is one that a crash cut short at the end.
 */
public final class PastLines implements Closeable {

    private static final int ID = 32;
    private static final int LONGEST = 300;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[LONGEST];
    private int start;
    private int end;
    private int length;

    /** Open {@code file}; one that is not there has no lines. */
    public PastLines(Path file) throws IOException {
        this.in = open(file);
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return InputStream.nullInputStream();
        }
    }

    /** Go to the next line that begins with an id; false at the end. */
    public boolean next() throws IOException {
        while (nextLine()) {
            if (length > ID && length <= LONGEST && line[ID] == ' ' && ReportName.isId(id())) {
                return true;
            }
        }
        return false;
    }

    /** Go to the next line that is of {@code id}; false at the end. Makes no text of the lines before it. */
    boolean next(byte[] id) throws IOException {
        while (nextLine()) {
            if (length > ID && length <= LONGEST && line[ID] == ' ' && Arrays.equals(line, 0, ID, id, 0, ID)) {
                return true;
            }
        }
        return false;
    }

    /** Return the id of the line. */
    public String id() {
        return new String(line, 0, ID, StandardCharsets.ISO_8859_1);
    }

    /** Return what the line says of its report; empty if that makes no sense. */
    public Optional<SeenEntry> entry() {
        return SeenEntry.parse(new String(line, ID + 1, length - ID - 1, StandardCharsets.ISO_8859_1) + "\n");
    }

    /** Read to the next line feed; of a line that is longer than any of ours only the length is kept. */
    private boolean nextLine() throws IOException {
        length = 0;
        while (true) {
            int from = start;
            while (start < end && buffer[start] != '\n') {
                start++;
            }
            keep(from, start - from);
            if (start < end) {
                start++;
                return true;
            }
            start = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return false;
            }
        }
    }

    private void keep(int from, int count) {
        if (length + count <= LONGEST) {
            System.arraycopy(buffer, from, line, length, count);
            length += count;
        } else {
            length = LONGEST + 1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
