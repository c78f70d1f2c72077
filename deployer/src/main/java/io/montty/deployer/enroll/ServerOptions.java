package io.montty.deployer.enroll;

import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Say how hosts reach this server, and where it keeps what lets them in. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "[USER@]HOST[:PORT]",
            description = "How the host reaches this server; by default you, at the address that the host sees.")
    private @Nullable String server;

    @Option(
            names = "--host-key",
            paramLabel = "FILE",
            description = "The public key that this server's sshd shows; by default /etc/ssh/ssh_host_*_key.pub.")
    private @Nullable Path hostKey;

    @Option(
            names = "--authorized-keys",
            paramLabel = "FILE",
            description = "The file that sshd looks into for your keys; by default ~/.ssh/authorized_keys.")
    private @Nullable Path authorizedKeys;

    ServerSpec spec(CliEnvironment environment) {
        return server == null
                ? new ServerSpec(environment.user(), "", ServerSpec.SSH_PORT)
                : ServerSpec.parse(server, environment.user());
    }

    String keys(CliEnvironment environment) {
        return new ServerHostKeys(environment.root().resolve("etc/ssh"))
                .read(Optional.ofNullable(hostKey)
                        .map(file -> environment.workingDirectory().resolve(file)));
    }

    Path authorizedKeys(CliEnvironment environment) {
        if (authorizedKeys != null) {
            return environment.workingDirectory().resolve(authorizedKeys);
        }
        return environment
                .variable("HOME")
                .map(home -> Path.of(home, ".ssh", "authorized_keys"))
                .orElseThrow(() -> new UsageException("HOME is not set, so it is not known where your authorized_keys"
                        + " is; name it with --authorized-keys FILE"));
    }

    /** Return what this server calls itself; empty if it does not say. */
    String ownName(CliEnvironment environment) {
        try {
            return Files.readString(environment.root().resolve("etc/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
