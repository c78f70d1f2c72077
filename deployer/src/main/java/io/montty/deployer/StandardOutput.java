package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tell what standard output is.
 *
 * <p>What went wrong with a write is told in the language of the system, so no word of it can be relied on. But nothing
 * can go wrong with a pipe or a socket, other than that the reader at its other end is gone.
 *
 * @param descriptor the link that stands for it
 */
record StandardOutput(Path descriptor) {

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    /** Tell whether a program reads it, which may end before it has read all. */
    boolean isReadByProgram() {
        try {
            int kind = (int) Files.getAttribute(descriptor, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
