package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Lay out a project directory for a test. */
final class TestProject {

    private final ProjectLayout layout;

    TestProject(Path root) throws IOException {
        layout = new ProjectLayout(root);
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
        Files.writeString(layout.config(), "");
    }

    ProjectLayout layout() {
        return layout;
    }

    Path root() {
        return layout.root();
    }

    TestProject script(String name, String... lines) throws IOException {
        Path file = layout.checks().resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    TestProject checksYaml(String... lines) throws IOException {
        Files.writeString(layout.checksConfig(), String.join("\n", lines) + "\n");
        return this;
    }

    TestProject monttyYaml(String... lines) throws IOException {
        Files.writeString(layout.config(), String.join("\n", lines) + "\n");
        return this;
    }

    CliRun check(String... options) {
        List<String> args = new ArrayList<>(List.of("check", "--project", root().toString()));
        args.addAll(List.of(options));
        return CliRun.of(root(), args.toArray(new String[0]));
    }

    List<Path> files(Path folder) throws IOException {
        // Two deep, since what a host hands in lies in the folder of that host.
        try (var files = Files.walk(folder, 2)) {
            return files.filter(
                            file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file))
                    .filter(file -> !folder.relativize(file).toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Return what was handed in, in whichever folder of the inbox. */
    List<Path> reports() throws IOException {
        List<Path> reports = new ArrayList<>();
        Files.walkFileTree(layout.input(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)
                        && !AtomicFiles.isUnfinished(file.getFileName().toString())) {
                    reports.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // what is being handed in gets another name
            }
        });
        reports.sort(null);
        return reports;
    }

    Report onlyReport() throws IOException, ReportFormatException {
        List<Path> reports = reports();
        if (reports.size() != 1) {
            throw new AssertionError("expected one report in the inbox, found " + reports);
        }
        return new ReportReader().read(Files.readAllBytes(reports.get(0)));
    }
}
