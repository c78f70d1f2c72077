package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describe the distribution that is copied to hosts: this very one.
 *
 * @param home the folder it was unpacked in
 * @param withRuntime whether its own Java goes along, if it has one
 */
record DistributionContent(Path home, boolean withRuntime) {

    private static final String RUNTIME = "runtime";

    /** What is in it fits one Java on one machine. */
    private static final String CACHE = "cache";

    private static final String ARCHITECTURE = "OS_ARCH=";

    /** Return what is copied to a machine that {@code uname -m} calls by this name. */
    DistributionContent fitting(String machine) throws IOException {
        return new DistributionContent(home, machine.equals(runtimeArchitecture()));
    }

    /** @throws UsageException if the distribution cannot take reports */
    void checkWhole() {
        if (!Files.isExecutable(receiver())) {
            throw new UsageException("there is no program " + receiver()
                    + ", which takes reports, so this MonTTY is not whole; unpack or build it again");
        }
    }

    Path receiver() {
        return home.resolve("bin").resolve("montty-receive");
    }

    /** Return a line for each file, as {@code sha256sum -c} reads them. */
    String listing() throws IOException {
        StringBuilder listing = new StringBuilder();
        for (Path file : files()) {
            listing.append(listing.isEmpty() ? "" : "\n")
                    .append(digest(Files.readAllBytes(file)))
                    .append("  ./")
                    .append(home.relativize(file));
        }
        return listing.toString();
    }

    /** Return how much room it takes, in KiB. */
    long kibibytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes / 1024;
    }

    /** Return the machine, as {@code uname -m} names it, that the Java in the distribution is for; empty without one. */
    String runtimeArchitecture() throws IOException {
        Path release = home.resolve(RUNTIME).resolve("release");
        if (!Files.isRegularFile(release)) {
            return "";
        }
        Optional<String> line = Files.readAllLines(release).stream()
                .filter(text -> text.startsWith(ARCHITECTURE))
                .findFirst();
        return line.map(text -> text.substring(ARCHITECTURE.length()).replace("\"", ""))
                .orElse("");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve(CACHE)))
                    .filter(file -> withRuntime || !file.startsWith(home.resolve(RUNTIME)))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
