package io.montty.runtime.transport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Name a server and how to prove who we are and who it is. What is left open is looked up in the OpenSSH client's
 * configuration of the user who runs this.
 *
 * @param user who reports are handed in as; empty to look it up
 * @param host its name, its address, or what the client's configuration calls it
 * @param port its SSH port; 0 to look it up
 * @param directory the project directory there, reached over SFTP; empty for a server that acknowledges each report
 * @param identity our private key; null to look it up
 * @param passphraseFile what holds the passphrase of an encrypted key; null if there is none
 * @param knownHosts the file that holds its host key
 */
public record ServerAddress(
        String user,
        String host,
        int port,
        String directory,
        @Nullable Path identity,
        @Nullable Path passphraseFile,
        Path knownHosts) {

    /** Return {@code user@host:directory}, without what is empty. */
    @Override
    public String toString() {
        return (user.isBlank() ? "" : user + "@") + host + (directory.isBlank() ? "" : ":" + directory);
    }
}
