package io.montty.deployer.enroll;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tell what a name means here already: a host says itself what it is called, and could take the place of another.
 *
 * @param bindings the keys that have a name
 * @param project the project directory
 * @param ownName what this server's own reports call it; empty if that can be no host's name
 */
record NameClaims(Bindings bindings, ProjectLayout project, Optional<String> ownName) {

    /** @throws UsageException if the configuration, which may say what this server is called, is wrong */
    static NameClaims of(Bindings bindings, ProjectLayout project, CliEnvironment environment) {
        try {
            String configured = new Configuration(project).montty().host().name();
            String own = HostFacts.of(environment.root(), configured).name();
            return new NameClaims(bindings, project, HostName.of(own));
        } catch (ConfigurationException e) {
            throw new UsageException("the configuration is wrong, nothing was done:\n" + e.getMessage());
        }
    }

    /**
     * Tell what speaks against binding {@code key} to {@code name}.
     *
     * @param key empty for one that is still to be made
     */
    Optional<String> against(String name, Optional<PublicKey> key) throws IOException {
        Optional<String> conflict = bindings.conflict(name, key);
        if (conflict.isPresent() || bindings.hosts().contains(name)) {
            return conflict; // whoever bound the name to this very key knew what it means
        }
        if (ownName.equals(Optional.of(name))) {
            return Optional.of(name + " is what this server itself is called in its reports");
        }
        return relayed(name);
    }

    private Optional<String> relayed(String name) throws IOException {
        if (!Files.isDirectory(project.input())) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> relays = Files.newDirectoryStream(project.input())) {
            for (Path relay : relays) {
                String via = String.valueOf(relay.getFileName());
                if (!via.equals(name) && Files.isDirectory(relay.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(name + " is a host behind the relay " + via + ", whose reports come to "
                            + relay.resolve(name));
                }
            }
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
