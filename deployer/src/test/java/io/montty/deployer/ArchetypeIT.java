package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the same plugin project with Maven and without it. */
class ArchetypeIT {

    private static final Path PROGRAMS = Path.of(System.getProperty("distribution"), "bin");

    @TempDir
    private Path folder;

    @Test
    void makesTheSameFilesWithAndWithoutMaven() throws Exception {
        Path byMontty = Files.createDirectory(folder.resolve("by-montty"));
        Path byMaven = Files.createDirectory(folder.resolve("by-maven"));
        OutsiderMaven.setUp(folder);
        Shell shell = Shell.in(folder).with(OutsiderMaven.environment(PROGRAMS)).within(Duration.ofMinutes(3));

        Ended generated = shell.from(byMaven).run(OutsiderMaven.PROGRAMS.resolve("mvn"), generate());
        Ended made = shell.from(byMontty)
                .run(PROGRAMS.resolve("montty"), "checks", "new", "--java=my-checks", "--group-id=com.example.ops");

        assertThat(generated.code()).as(generated.out()).isZero();
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(filesBelow(byMontty)).isEqualTo(filesBelow(byMaven)).hasSize(6);
    }

    private static String[] generate() {
        return new String[] {
            "org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("archetype.version") + ":generate",
            "-DarchetypeGroupId=io.montty",
            "-DarchetypeArtifactId=montty-plugin-archetype",
            "-DarchetypeVersion=" + System.getProperty("montty.version"),
            "-DarchetypeCatalog=local",
            "-DgroupId=com.example.ops",
            "-DartifactId=my-checks",
            "-DinteractiveMode=false"
        };
    }

    private static SortedMap<String, String> filesBelow(Path place) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(place)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(place.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
