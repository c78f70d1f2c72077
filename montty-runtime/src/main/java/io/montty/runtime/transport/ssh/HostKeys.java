package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Know which host keys a server may have.
 *
 * <p>Whoever stands in between could offer a key of a type that known_hosts has none of, which would be new rather than
 * changed. So no other types are asked for than those that are known.
 */
final class HostKeys {

    private static final List<String> CERTIFICATES = List.of(
            "ssh-ed25519-cert-v01@openssh.com",
            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
            "ecdsa-sha2-nistp521-cert-v01@openssh.com",
            "rsa-sha2-512-cert-v01@openssh.com",
            "rsa-sha2-256-cert-v01@openssh.com");

    private final HostKeyRepository repository;

    private HostKeys(HostKeyRepository repository) {
        this.repository = repository;
    }

    /** Read {@code file} into {@code jsch}; nothing is ever written there. */
    static HostKeys read(Path file, JSch jsch) throws IOException, JSchException {
        try (InputStream in = Files.newInputStream(file)) {
            jsch.setKnownHosts(in);
        } catch (NoSuchFileException e) {
            // Then no server is known, which is said where one is looked for.
        } catch (IOException e) {
            throw new LastingTroubleException("the known host keys cannot be read: " + IoReason.of(e), e);
        }
        return new HostKeys(jsch.getHostKeyRepository());
    }

    /** Return the names of the types of key, or of certificate, that the server may prove itself with. */
    Set<String> algorithms(Hop server) {
        Set<String> algorithms = new LinkedHashSet<>();
        for (HostKey key : repository.getHostKey(server.knownName(), null)) {
            switch (key.getMarker()) {
                case "" ->
                    algorithms.addAll(
                            key.getType().equals("ssh-rsa")
                                    ? List.of("rsa-sha2-512", "rsa-sha2-256")
                                    : List.of(key.getType()));
                case "@cert-authority" -> algorithms.addAll(CERTIFICATES);
                default -> {
                    // What is revoked proves nothing.
                }
            }
        }
        return algorithms;
    }
}
