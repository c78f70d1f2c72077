package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.OpenSSHConfig;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.LastingTroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Look up what the OpenSSH client's configuration of a user, {@code ~/.ssh/config}, says of a host. */
final class ClientConfig {

    private static final String NONE = "none";

    private final Path file;
    private final ConfigRepository repository;

    private ClientConfig(Path file, ConfigRepository repository) {
        this.file = file;
        this.repository = repository;
    }

    /**
     * Read the file of {@code account}; there need not be one.
     *
     * @throws IOException if it cannot be read, or others can write it
     */
    static ClientConfig of(Account account) throws IOException {
        Path file = account.ssh().resolve("config");
        if (!Files.exists(file)) {
            return new ClientConfig(file, ConfigRepository.nullConfig);
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new LastingTroubleException("others can write " + file + "; close it with: chmod go-w " + file);
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return new ClientConfig(file, OpenSSHConfig.parse(withoutMatch(text)));
        } catch (IOException e) {
            throw new LastingTroubleException("the client's configuration cannot be read: " + IoReason.of(e), e);
        }
    }

    /** The library takes the lines below {@code Match} for those of the host above it; they are left out. */
    private static String withoutMatch(String text) {
        List<String> kept = new ArrayList<>();
        boolean keep = true;
        for (String line : text.lines().toList()) {
            String word = line.strip().split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
            if (word.equals("match") || word.equals("host")) {
                keep = word.equals("host");
            }
            if (keep) {
                kept.add(line.strip());
            }
        }
        return String.join("\n", kept) + "\n";
    }

    /** Return the name or address that {@code alias} stands for. */
    String hostName(String alias) {
        String name = repository.getConfig(alias).getHostname();
        return name == null ? alias : name.replace("%h", alias).replace("%%", "%");
    }

    Optional<String> user(String alias) {
        return Optional.ofNullable(repository.getConfig(alias).getUser());
    }

    /** Return the port, or 0 if it is not said. */
    int port(String alias) {
        return Math.max(0, repository.getConfig(alias).getPort());
    }

    /** Return the key files, the preferred first. */
    List<String> identityFiles(String alias) {
        String[] values = repository.getConfig(alias).getValues("IdentityFile");
        return values == null ? List.of() : List.of(values);
    }

    /**
     * Return the hosts to go over, separated by commas.
     *
     * @throws IOException if a program shall make the connection, which is not done here
     */
    Optional<String> jumps(String alias) throws IOException {
        ConfigRepository.Config config = repository.getConfig(alias);
        Optional<String> jump = Optional.ofNullable(config.getValue("ProxyJump"));
        String command = config.getValue("ProxyCommand");
        if (jump.isEmpty() && command != null && !command.equalsIgnoreCase(NONE)) {
            throw new LastingTroubleException(
                    file + " has a ProxyCommand for " + alias + ", which is not followed here; say it with ProxyJump");
        }
        return jump.map(String::strip).filter(hosts -> !hosts.equalsIgnoreCase(NONE));
    }
}
