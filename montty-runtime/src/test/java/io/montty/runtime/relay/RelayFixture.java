package io.montty.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Lay out a site with a relay, and the server that it forwards to. */
abstract class RelayFixture {

    static final Instant NOW = Instant.parse("2026-11-22T09:38:11Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String A = "a".repeat(32);
    static final String B = "b".repeat(32);
    static final String C = "c".repeat(32);

    @TempDir
    Path root;

    ProjectLayout site = new ProjectLayout(Path.of("/"));
    ProjectLayout server = new ProjectLayout(Path.of("/"));
    FakeServer uplink = new FakeServer(Path.of("/"), "site1");

    @BeforeEach
    void layOut() throws IOException {
        site = project("site");
        server = project("server");
        uplink = new FakeServer(server.input(), "site1");
    }

    RelayResult relay() {
        return relay(uplink);
    }

    RelayResult relay(FakeServer to) {
        return new Relay(site, CLOCK).forward(to);
    }

    ProjectLayout project(String name) throws IOException {
        ProjectLayout layout = new ProjectLayout(root.resolve(name));
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
        return layout;
    }

    static Path put(ProjectLayout project, String name, String text) throws IOException {
        Path file = project.input().resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return aged(Files.writeString(file, text), Duration.ZERO);
    }

    static Path aged(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    String audit() throws IOException {
        List<String> months = List.copyOf(files(site.audit()).values());
        assertThat(months).hasSize(1);
        return months.get(0);
    }
}
