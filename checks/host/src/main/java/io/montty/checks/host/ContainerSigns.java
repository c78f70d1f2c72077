package io.montty.checks.host;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tell a container from a host of its own by what container managers leave in it. */
final class ContainerSigns {

    private static final String VARIABLE = "container=";

    private ContainerSigns() {}

    /** Return what sort of container the host with this {@code root} is, or empty if nothing says that it is one. */
    static Optional<String> of(Path root) {
        if (exists(root.resolve(".dockerenv"))) {
            return Optional.of("docker");
        }
        if (exists(root.resolve("run/.containerenv"))) {
            return Optional.of("podman");
        }
        // See the Container Interface of systemd: the manager names itself in the environment of the first process.
        return BoundedText.ifReadable(root.resolve("run/systemd/container"))
                .or(() -> BoundedText.ifReadable(root.resolve("proc/1/environ")).flatMap(ContainerSigns::variable))
                .filter(name -> !name.isEmpty());
    }

    private static Optional<String> variable(String environment) {
        return Arrays.stream(environment.split("\0", -1))
                .filter(one -> one.startsWith(VARIABLE))
                .map(one -> one.substring(VARIABLE.length()))
                .findFirst();
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
