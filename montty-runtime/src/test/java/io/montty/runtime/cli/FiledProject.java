package io.montty.runtime.cli;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lay out a project directory with reports that are filed and hosts that are known, for people to ask about. */
final class FiledProject {

    private final TestProject project;

    FiledProject(Path root) throws IOException {
        project = new TestProject(root);
        Files.createDirectories(layout().seen());
    }

    ProjectLayout layout() {
        return project.layout();
    }

    static String id(String start) {
        return start + "0".repeat(32 - start.length());
    }

    /** File a report whose check {@code host.disk} says {@code status}; without a host it is what the report claims. */
    void file(String id, Status status, @Nullable String host, Duration age) throws IOException {
        file(id, status, host, age, "host.disk");
    }

    /** File a report whose check {@code check} says {@code status}. */
    void file(String id, Status status, @Nullable String host, Duration age, String check) throws IOException {
        Report report = new Report(
                id,
                new HostIdentity(host == null ? "web1" : host, List.of("192.0.2.7"), "Debian"),
                CliRun.NOW.minus(age).atOffset(ZoneOffset.UTC),
                Duration.ofSeconds(2),
                "2.0.0",
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                List.of(),
                "",
                status,
                List.of(entry(check, status), entry("host.cpu", Status.OKAY)));
        put(id, status, ReportName.Format.JSON, new ReportWriter().write(report), age);
        note(id, host == null ? "" : host, "");
    }

    void fileLegacy(String id, Status status, String host, Duration age, String text) throws IOException {
        String report = "MonTTY\nHost: " + host + "\nIPv4: 192.0.2.7\nStatus: " + status + "\nAt: January 31\n\n" + text
                + "\n\n\nSUMMARY:\n\n     " + text + "\n\n";
        put(id, status, ReportName.Format.MTY, report.getBytes(StandardCharsets.UTF_8), age);
    }

    Path put(String id, Status status, ReportName.Format format, byte[] bytes, Duration age) throws IOException {
        String name = new ReportName(id, status, CliRun.NOW.getEpochSecond() + 60, format).toString();
        Path file = Files.write(layout().filed(status).resolve(name), bytes);
        return Files.setLastModifiedTime(file, FileTime.from(CliRun.NOW.minus(age)));
    }

    void note(String id, String host, String via) throws IOException {
        Files.writeString(layout().seen().resolve(id), new SeenEntry("0".repeat(64), host, via).line());
    }

    private static ReportEntry entry(String id, Status status) {
        return new ReportEntry(
                id,
                id,
                ReportEntry.Kind.CHECK,
                false,
                Set.of(),
                status,
                new Outcome.Completed(),
                "it is " + status,
                List.of("it is " + status),
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }

    void know(String host, Status status, @Nullable Acknowledgement acknowledgement) throws IOException {
        Instant now = CliRun.NOW;
        CheckState disk = new CheckState(
                "host.disk",
                "Disk",
                Set.of("disk"),
                CheckState.Kind.CHECK,
                status,
                now,
                now,
                now,
                1,
                "full",
                "completed",
                "print",
                "A",
                false,
                id("a"),
                acknowledgement,
                null);
        new HostStates(layout().hosts())
                .put(
                        new HostState(HostKey.parse(host).orElseThrow(), Contact.first(now), List.of(disk)),
                        Instant.parse("2200-01-01T00:00:00Z"));
    }

    /** Return the requests that wait, as text. */
    List<String> requests() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(layout().input())) {
            for (Path file : files.sorted().toList()) {
                found.add(Files.readString(file));
            }
        }
        return found;
    }

    CliRun run(String... args) {
        return CliRun.of(layout().root(), args);
    }
}
