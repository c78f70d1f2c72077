package io.montty.deployer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Set Maven up so that what this build made can be had as a release could, and nothing has to be downloaded. */
final class OutsiderMaven {

    /** The folder that {@code mvn} is in. */
    static final Path PROGRAMS = Path.of(System.getProperty("maven.installation"), "bin");

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private OutsiderMaven() {}

    /** Let Maven be set up so in {@code folder} and below it. */
    static void setUp(Path folder) throws IOException {
        Path settings = folder.resolve(".mvn/settings.xml");
        Files.createDirectories(settings.getParent());
        String downloaded =
                Path.of(System.getProperty("maven.downloaded")).toUri().toString();
        Path template = Path.of(System.getProperty("montty.root"), "examples/outsider-settings.xml");
        Files.writeString(settings, Files.readString(template).replace("@localRepositoryUrl@", downloaded));
        List<String> options = List.of(
                "--batch-mode",
                "--offline",
                "--settings=" + settings,
                "-Dmaven.repo.local=" + System.getProperty("maven.staged"),
                // Offline, what this machine has downloaded before still counts as reachable.
                "-Daether.offline.protocols=file");
        Files.write(folder.resolve(".mvn/maven.config"), options);
    }

    /** Return an environment with {@code mvn} in it, and {@code programs} before all other folders of programs. */
    static Map<String, String> environment(Path programs) {
        String path = programs + ":" + PROGRAMS + ":" + JAVA_HOME.resolve("bin") + ":/usr/bin:/bin";
        return Map.of("PATH", path, "JAVA_HOME", JAVA_HOME.toString());
    }
}
