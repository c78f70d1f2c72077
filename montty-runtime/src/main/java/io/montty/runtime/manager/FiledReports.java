package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Know the reports that are filed, by their exact ids, for the length of one pass. */
final class FiledReports {

    /** As they are called; what they are is looked at only where it matters, since there may be many. */
    private final Map<String, List<FiledReport>> byId = new HashMap<>();

    /** Name one filed report. */
    record FiledReport(Path path, ReportName name) {}

    /** List the folders of {@code layout}; what is not a regular file with a report's name is none of ours. */
    static FiledReports in(ProjectLayout layout) throws IOException {
        FiledReports reports = new FiledReports();
        for (Path folder : layout.filedFolders()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    ReportName.parse(String.valueOf(file.getFileName()))
                            .ifPresent(name -> reports.add(new FiledReport(file, name)));
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return reports;
    }

    void add(FiledReport report) {
        byId.computeIfAbsent(report.name().id(), id -> new ArrayList<>(1)).add(report);
    }

    void remove(FiledReport report) {
        byId.getOrDefault(report.name().id(), new ArrayList<>()).remove(report);
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    List<FiledReport> all() {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(FiledReports::isRegular)
                .toList();
    }

    /** Return the reports of exactly this id; more than one only if a person copied files about. */
    List<FiledReport> find(String id) {
        return byId.getOrDefault(id, List.of()).stream()
                .filter(FiledReports::isRegular)
                .toList();
    }

    /** Return the reports whose time is past at {@code epochSecond}; an ALERT's never is. */
    List<FiledReport> expiredAt(long epochSecond) {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(report ->
                        report.name().status() != Status.ALERT && report.name().expiry() < epochSecond)
                .filter(FiledReports::isRegular)
                .toList();
    }

    private static boolean isRegular(FiledReport report) {
        return Files.isRegularFile(report.path(), LinkOption.NOFOLLOW_LINKS);
    }
}
