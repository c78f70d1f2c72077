package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Lay out a project directory and file reports in it. */
public final class ProjectFixture {

    private final ProjectLayout layout;

    public ProjectFixture(Path root) throws IOException {
        layout = new ProjectLayout(root);
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
    }

    public ProjectLayout layout() {
        return layout;
    }

    /** File a report whose id is {@code digit} 32 times. */
    public Path file(char digit, Status status, Report report, Instant received) throws IOException {
        return file(status, name(digit, status, "json"), new ReportWriter().write(report), received);
    }

    public Path file(char digit, Status status, String legacyText, Instant received) throws IOException {
        return file(status, name(digit, status, "mty"), legacyText.getBytes(StandardCharsets.UTF_8), received);
    }

    public Path file(Status status, String name, byte[] bytes, Instant received) throws IOException {
        Path file = layout.filed(status).resolve(name);
        AtomicFiles.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(received));
        return file;
    }

    /** Let the manager know that the report of {@code digit} is of {@code host}, forwarded by {@code via}. */
    public void cameFrom(char digit, String host, String via) throws IOException {
        Files.createDirectories(layout.seen());
        Files.writeString(
                layout.seen().resolve(String.valueOf(digit).repeat(32)),
                new SeenEntry("0".repeat(64), host, via).line());
    }

    public static String name(char digit, Status status, String suffix) {
        return String.valueOf(digit).repeat(32) + "_" + status + "_1999999999." + suffix;
    }

    /** Return what looks things up in it. */
    public Shelves shelves() {
        HistoryFile history = new HistoryFile(layout().history(), Optional.empty());
        return new Shelves(
                layout(),
                new Timelines(
                        history, new HostStates(layout().hosts()), Clock.fixed(SampleReports.NOW, ZoneOffset.UTC)),
                new Visits(Optional.empty(), layout().root()));
    }
}
