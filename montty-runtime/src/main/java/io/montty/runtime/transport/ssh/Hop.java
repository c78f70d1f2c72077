package io.montty.runtime.transport.ssh;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Name one SSH server on the way, with nothing left open; the last one is the destination.
 *
 * @param user who to log in as
 * @param host its name or address
 * @param port its SSH port
 * @param identity our private key
 * @param passphraseFile what holds the passphrase of an encrypted key; null if there is none
 * @param knownHosts the file that holds its host key
 */
record Hop(
        String user,
        String host,
        int port,
        Path identity,
        @Nullable Path passphraseFile,
        Path knownHosts) {

    /** Return the name that known_hosts has it under. */
    String knownName() {
        return port == 22 ? host : "[" + host + "]:" + port;
    }

    /** Return {@code user@host}, with the port where it is another than usual. */
    @Override
    public String toString() {
        return user + "@" + (port == 22 ? host : host + ":" + port);
    }
}
