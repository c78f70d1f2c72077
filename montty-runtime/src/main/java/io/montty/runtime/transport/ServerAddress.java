package io.montty.runtime.transport;

import java.nio.file.Path;

/**
 * Name a server and how to prove who we are and who it is.
 *
 * @param user who reports are handed in as
 * @param host its name or address
 * @param port its SSH port
 * @param directory the project directory there
 * @param identity our private key
 * @param knownHosts the file that holds its host key
 */
public record ServerAddress(String user, String host, int port, String directory, Path identity, Path knownHosts) {

    /** Return {@code user@host:directory}. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + directory;
    }
}
