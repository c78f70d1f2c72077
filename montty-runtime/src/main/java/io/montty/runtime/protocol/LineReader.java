package io.montty.runtime.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Read lines of printable ASCII, and the bytes between them, from a stream that may never end. */
public final class LineReader {

    /** The most bytes of a line, without its end. */
    public static final int LONGEST = 200;

    private final InputStream in;

    /** @param in a buffered stream; nothing beyond what is asked for is taken from it */
    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Return the next line without its end, or null at the end of the stream.
     *
     * @throws ProtocolException if it is longer than {@link #LONGEST}, cut short, or not printable ASCII
     */
    public @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new ProtocolException("the line '" + line + "' has no end");
            }
            if (next < ' ' || next > '~') {
                throw new ProtocolException(
                        "the line '" + line + "' goes on with byte " + next + ", expected printable ASCII");
            }
            if (line.length() == LONGEST) {
                throw new ProtocolException("the line '" + line + "' goes on beyond " + LONGEST + " bytes");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    /**
     * Return the next {@code length} bytes.
     *
     * @throws EOFException if the stream ends before
     */
    public byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
