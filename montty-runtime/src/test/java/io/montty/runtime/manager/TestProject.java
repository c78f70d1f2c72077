package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lay out a project directory whose manager lives by a clock of ours. */
final class TestProject {

    /** Longer ago than any writer is waited for. */
    static final Duration LONG_AGO = Duration.ofMinutes(11);

    final ProjectLayout layout;
    final TestClock clock = new TestClock();

    /** Asked by the manager about signatures, where the project has a file allowed_signers. */
    SignatureCheck signatures = (report, signature, host) -> {
        throw new AssertionError("asked about a signature of " + host);
    };

    TestProject(Path root) throws IOException {
        layout = new ProjectLayout(root);
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
    }

    Manager manager() {
        return managerOn(layout);
    }

    /** Return a manager that sees this project as {@code where}, which may lie on a file system that fails. */
    Manager managerOn(ProjectLayout where) {
        return new Manager(where, clock, clock::uptime, signatures, ManagerSettings::defaults, HistoryRecorder.off());
    }

    /** Do a pass, and return what came of it but for the news that a host reports for the first time. */
    PassResult pass() {
        PassResult whole = passWithNews();
        return new PassResult(
                whole.refused(),
                whole.filed(),
                whole.expired(),
                whole.deleted(),
                whole.duplicates(),
                whole.rejected(),
                whole.waiting(),
                whole.notes().stream()
                        .filter(note -> !note.what().contains(Newcomers.FIRST))
                        .toList(),
                whole.problems(),
                whole.expirySkipped(),
                whole.unsettled());
    }

    PassResult passWithNews() {
        return manager().pass();
    }

    /** Do a pass in which {@code reader} stands between the manager and the files. */
    PassResult passReadingBy(BoundedFile reader) {
        return new Manager(
                        layout,
                        clock,
                        clock::uptime,
                        signatures,
                        ManagerSettings::defaults,
                        HistoryRecorder.off(),
                        reader)
                .pass();
    }

    Path put(ReportFile report) throws IOException {
        return put(report.name(), report.bytes());
    }

    Path put(String name, byte[] bytes) throws IOException {
        return put(name, bytes, Duration.ZERO);
    }

    Path put(String name, byte[] bytes, Duration age) throws IOException {
        // In one step, as a manager that watches may look at any time, and by its clock a file of ours is not new.
        Path written = layout.root().resolve("written");
        Files.write(written, bytes);
        aged(written, age);
        return seenBefore(Files.move(written, layout.input().resolve(name), StandardCopyOption.ATOMIC_MOVE));
    }

    /** Hand a report in as the host whose key {@code folder} is named by does, or as a relay, after a slash, forwards. */
    Path handIn(String folder, ReportFile report) throws IOException {
        return handIn(folder, report.id() + ".report", report.bytes());
    }

    Path handIn(String folder, String name, byte[] bytes) throws IOException {
        Path written = layout.root().resolve("written");
        Files.write(written, bytes);
        aged(written, Duration.ZERO);
        return Files.move(written, hostFolder(folder).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Let a pass of two seconds ago have seen {@code drop} as it is, so that the next one takes it. */
    Path seenBefore(Path drop) throws IOException {
        if (!Files.isDirectory(layout.state())) {
            return drop; // then no pass can have been
        }
        BasicFileAttributes now = Files.readAttributes(drop, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (drop.getFileName().toString().matches("[0-9a-f]{32}_[A-Z]+_[0-9]+\\.(json|mty)|[0-9a-f]{32}\\.report")) {
            String line = now.size() + " " + now.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " "
                    + clock.instant().minus(Drops.STILL).toEpochMilli() + " " + drop.getFileName() + "\n";
            Files.writeString(layout.drops(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return drop;
    }

    Path aged(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(age)));
    }

    Path hostFolder(String host) throws IOException {
        return Files.createDirectories(layout.input().resolve(host));
    }

    void ask(String... reports) throws IOException {
        new DeleteRequest("f".repeat(32), List.of(reports), "ann", clock.instant()).writeInto(layout.input());
    }

    List<String> filed(Status status) throws IOException {
        return names(layout.filed(status));
    }

    List<String> inbox() throws IOException {
        return names(layout.input());
    }

    List<String> rejects() throws IOException {
        return names(layout.reject());
    }

    /** Return the lines of the audit log, month by month, but for those of hosts that report for the first time. */
    List<String> audit() throws IOException {
        return wholeAudit().stream()
                .filter(line -> !line.contains(Newcomers.FIRST))
                .toList();
    }

    List<String> wholeAudit() throws IOException {
        if (!Files.exists(layout.audit())) {
            return List.of();
        }
        StringBuilder lines = new StringBuilder();
        for (String month : names(layout.audit())) {
            lines.append(Files.readString(layout.audit().resolve(month)));
        }
        return lines.toString().lines().toList();
    }

    String reason(String reject) throws IOException {
        return Files.readString(layout.reject().resolve(reject + ".reason.txt"));
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
