package io.montty.deployer.doctor;

import io.montty.runtime.config.ServerConfig;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Say how this host reaches its server.
 *
 * @param user who reports are handed in as
 * @param host the server's name or address
 * @param port its SSH port
 * @param directory the project directory there, where reports go over SFTP; empty for the acknowledged protocol
 * @param identity our private key
 * @param knownHosts the file that holds the server's host key
 * @param passphrase the file that holds the passphrase of the key, if there is one
 */
public record ServerLink(
        String user,
        String host,
        int port,
        String directory,
        Path identity,
        Path knownHosts,
        Optional<Path> passphrase) {

    private static final int SSH_PORT = 22;

    /** Return the way that {@code server} in the configuration of {@code project} names. */
    public static ServerLink of(ServerConfig server, Site site) {
        ProjectLayout project = site.project();
        Path home = site.home();
        return new ServerLink(
                server.user().isBlank() ? site.user() : server.user(),
                server.host(),
                server.port() == 0 ? SSH_PORT : server.port(),
                server.dir(),
                file(server.identity(), project, home, "id_ed25519"),
                file(server.knownHosts(), project, home, "known_hosts"),
                Optional.of(server.passphraseFile())
                        .filter(file -> !file.isBlank())
                        .map(project.root()::resolve));
    }

    private static Path file(String configured, ProjectLayout project, Path home, String name) {
        if (!configured.isBlank()) {
            return project.root().resolve(configured);
        }
        Path own = project.root().resolve("ssh").resolve(name);
        return Files.exists(own) ? own : home.resolve(".ssh").resolve(name);
    }

    /** Return the name that the server has in a file of known hosts. */
    String knownName() {
        return port == SSH_PORT ? host : "[" + host + "]:" + port;
    }
}
