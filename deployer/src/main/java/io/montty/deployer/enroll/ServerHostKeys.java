package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Find the keys that this server shows to whoever connects.
 *
 * @param folder where sshd keeps them
 */
record ServerHostKeys(Path folder) {

    private static final String PATTERN = "ssh_host_{ed25519,ecdsa,rsa}_key.pub";

    /**
     * Return the public keys, one a line.
     *
     * @param file the file that holds the key, where it is not in the usual folder
     * @throws UsageException if there is none
     */
    String read(Optional<Path> file) {
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (Path found : file.map(List::of).orElseGet(this::usual)) {
                keys.add(PublicKey.parse(Files.readString(found), found.toString()));
            }
        } catch (IOException e) {
            throw new UsageException("cannot read the key of this server: " + IoReason.of(e)
                    + "; name the public key that its sshd shows with --host-key FILE");
        }
        if (keys.isEmpty()) {
            throw new UsageException("there is no ssh_host_*_key.pub in " + folder
                    + ", so hosts could not be told how to know this server; install openssh-server, or name the"
                    + " public key that its sshd shows with --host-key FILE");
        }
        return keys.stream().map(PublicKey::toString).collect(Collectors.joining("\n"));
    }

    private List<Path> usual() {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PATTERN)) {
            found.forEach(files::add);
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(files);
    }
}
