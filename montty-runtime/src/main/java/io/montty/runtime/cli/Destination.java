package io.montty.runtime.cli;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.config.ServerConfig;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.LocalDelivery;
import io.montty.runtime.transport.ServerAddress;
import io.montty.runtime.transport.Uplink;
import io.montty.runtime.transport.ssh.Account;
import io.montty.runtime.transport.ssh.AcknowledgedDelivery;
import io.montty.runtime.transport.ssh.ReportSigner;
import io.montty.runtime.transport.ssh.SftpDelivery;
import io.montty.runtime.transport.ssh.SigningUplink;
import io.montty.runtime.transport.ssh.SshUplink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decide where reports go. */
public final class Destination {

    private static final Pattern TO = Pattern.compile(
            "(?<user>[^@:/\\s]+)@(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<host>[^@:/\\s\\[\\]]+))(?::(?<dir>.+))?");

    private final CliEnvironment environment;
    private final ProjectLayout project;
    private final MonttyConfig config;

    /** Prepare to decide for {@code project}, as {@code environment} and {@code config} say. */
    public Destination(CliEnvironment environment, ProjectLayout project, MonttyConfig config) {
        this.environment = environment;
        this.project = project;
        this.config = config;
    }

    /**
     * Return the way to the server that {@code to} names, or to the configured one.
     *
     * @throws UsageException if {@code to} is not {@code USER@SERVER} or {@code USER@SERVER:DIR}
     */
    Delivery delivery(@Nullable String to) {
        if (to == null && config.server().isLocal()) {
            String name = HostFacts.of(environment.root(), config.host().name()).name();
            return new LocalDelivery(project.input(), name);
        }
        ServerAddress address = to == null ? configured() : named(to);
        return address.directory().isBlank()
                ? new AcknowledgedDelivery(uplink(address), signer(address))
                : new SftpDelivery(address, account());
    }

    /** Return the way to the configured server, over which nothing is signed; nothing is connected yet. */
    public SshUplink uplink() {
        return uplink(configured());
    }

    /** Return the way to the configured server for what others handed in here, and for this host's own reports. */
    Uplink relayed() {
        String name = HostFacts.of(environment.root(), config.host().name()).name();
        return new SigningUplink(
                uplink(), signer(configured()), HostName.of(name).orElse(""));
    }

    private SshUplink uplink(ServerAddress address) {
        return new SshUplink(address, account(), environment.clock());
    }

    private ReportSigner signer(ServerAddress address) {
        return new ReportSigner(address, account());
    }

    private ServerAddress configured() {
        ServerConfig server = config.server();
        return address(server.user(), server.host(), server.port(), server.dir());
    }

    private ServerAddress named(String to) {
        Matcher matcher = TO.matcher(to);
        if (!matcher.matches()) {
            throw new UsageException("--to is '" + to + "', expected USER@SERVER, or USER@SERVER:DIR for SFTP");
        }
        String host = matcher.group("v6") == null ? matcher.group("host") : matcher.group("v6");
        String directory = matcher.group("dir") == null ? "" : matcher.group("dir");
        return address(matcher.group("user"), host, config.server().port(), directory);
    }

    private ServerAddress address(String user, String host, int port, String directory) {
        ServerConfig server = config.server();
        Path knownHosts = chosen(server.knownHosts(), "known_hosts");
        return new ServerAddress(
                user,
                host,
                port,
                directory,
                chosen(server.identity(), "id_ed25519"),
                server.passphraseFile().isBlank() ? null : project.root().resolve(server.passphraseFile()),
                knownHosts == null ? account().home().resolve(".ssh/known_hosts") : knownHosts);
    }

    /** Return the configured file, or else the project's own if there is one. */
    private @Nullable Path chosen(String configured, String name) {
        if (!configured.isBlank()) {
            return project.root().resolve(configured);
        }
        Path own = project.root().resolve("ssh").resolve(name);
        return Files.exists(own) ? own : null;
    }

    private Account account() {
        return new Account(
                environment.user(),
                Path.of(environment.variable("HOME").orElse("/")),
                environment.variable("SSH_AUTH_SOCK").map(Path::of).orElse(null));
    }
}
