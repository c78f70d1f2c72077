package io.montty.deployer.enroll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Name the program that takes reports, and the Java that runs it.
 *
 * @param distribution where it is
 * @param java the Java that runs this process
 * @param root the root of the host's files
 */
record Receiver(DistributionContent distribution, Path java, Path root) {

    /** Where the receiver looks for Java: sshd's PATH may be anything, so it takes none but its own. */
    private static final List<String> PATH =
            List.of("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin");

    Path program() {
        return distribution.receiver();
    }

    /** Return the Java that the receiver must be told of; empty if it finds that by itself. */
    Optional<Path> toldJava() {
        Path own = distribution.home().resolve("runtime").resolve("bin").resolve("java");
        Optional<Path> found = Files.isExecutable(own)
                ? Optional.of(own)
                : PATH.stream()
                        .map(folder -> root.resolve(folder).resolve("java"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return found.isPresent() && isSame(found.get()) ? Optional.empty() : Optional.of(java);
    }

    private boolean isSame(Path program) {
        try {
            return Files.isSameFile(program, java);
        } catch (IOException e) {
            return false;
        }
    }
}
