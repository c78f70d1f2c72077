package io.montty.runtime.cli;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.LocalDelivery;
import io.montty.runtime.transport.ServerAddress;
import io.montty.runtime.transport.SftpDelivery;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decide where reports go. */
final class Destination {

    private static final Pattern TO = Pattern.compile("(?<user>[^@:/\\s]+)@(?<host>[^@:/\\s]+):(?<dir>.+)");

    private final CliEnvironment environment;
    private final ProjectLayout project;
    private final MonttyConfig.Server server;
    private final String hostName;

    Destination(CliEnvironment environment, ProjectLayout project, MonttyConfig config) {
        this.environment = environment;
        this.project = project;
        this.server = config.server();
        this.hostName = config.host().name();
    }

    /**
     * Return the way to the server that {@code to} names, or to the configured one.
     *
     * @throws UsageException if {@code to} is not {@code USER@SERVER:DIR}
     */
    Delivery delivery(@Nullable String to) {
        if (to != null) {
            Matcher matcher = TO.matcher(to);
            if (!matcher.matches()) {
                throw new UsageException("--to is '" + to + "', expected USER@SERVER:DIR");
            }
            return remote(matcher.group("user"), matcher.group("host"), matcher.group("dir"));
        }
        return server.isLocal()
                ? new LocalDelivery(
                        project.input(),
                        HostFacts.of(environment.root(), hostName).name())
                : remote(server.user(), server.host(), server.dir());
    }

    private Delivery remote(String user, String host, String directory) {
        Path ssh = Path.of(environment.variable("HOME").orElse("/")).resolve(".ssh");
        return new SftpDelivery(new ServerAddress(
                user,
                host,
                server.port(),
                directory,
                file(server.identity(), ssh.resolve("id_ed25519")),
                file(server.knownHosts(), ssh.resolve("known_hosts"))));
    }

    private Path file(String configured, Path usual) {
        return configured.isBlank() ? usual : project.root().resolve(configured);
    }
}
