package io.montty.runtime.cli;

import io.montty.api.Status;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.manager.problem.ResultCollector;
import io.montty.runtime.manager.problem.Told;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.ReportHosts;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.FiledFile;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * Hold what a filed report says.
 *
 * @param file where it lies
 * @param host whose it is, as the server knows it
 * @param checks what is not well
 * @param trouble why it cannot be read; empty if it was
 */
record FiledContent(FiledFile file, HostKey host, List<Result> checks, String trouble) {

    FiledContent {
        checks = List.copyOf(checks);
    }

    /** Tell whether the check {@code id}, as the report or as the server calls it, is not well in it. */
    boolean concerns(String id) {
        String written = ResultCollector.written(id);
        return checks.stream().anyMatch(check -> check.id().equals(written));
    }

    /** Read filed reports. */
    static final class Reader {

        private final ReportHosts hosts;
        private final ReportReader reports = new ReportReader();

        Reader(ProjectLayout layout) {
            this.hosts = new ReportHosts(layout.seen());
        }

        /** Return the content of {@code file}; empty if it is gone since it was listed. */
        Optional<FiledContent> read(FiledFile file) {
            Optional<SeenEntry> noted = hosts.entry(file.name().id());
            try {
                byte[] bytes = BoundedFile.onDisk().read(file.path());
                return Optional.of(
                        switch (file.name().format()) {
                            case JSON -> json(file, noted, bytes);
                            case MTY -> legacy(file, noted, bytes);
                        });
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(unreadable(file, noted, IoReason.of(e)));
            } catch (ReportFormatException e) {
                return Optional.of(unreadable(file, noted, e.reason()));
            }
        }

        private FiledContent json(FiledFile file, Optional<SeenEntry> noted, byte[] bytes)
                throws ReportFormatException {
            var report = reports.read(bytes);
            return content(file, ReportHosts.key(noted, report.host().name()), Told.of(report));
        }

        private static FiledContent legacy(FiledFile file, Optional<SeenEntry> noted, byte[] bytes)
                throws ReportFormatException {
            LegacyHeader header = LegacyHeader.read(bytes);
            return content(file, ReportHosts.key(noted, header.host()), Told.ofLegacy(header, bytes));
        }

        private static FiledContent content(FiledFile file, HostKey host, Told told) {
            List<Result> unwell = told.results().stream()
                    .filter(result -> result.status() == Status.WARN || result.status() == Status.ALERT)
                    .map(Reader::written)
                    .toList();
            return new FiledContent(file, host, unwell, "");
        }

        /** The reports of the server itself go the way of all others, on which what they say would be a host's word. */
        private static Result written(Result result) {
            return new Result(
                    ResultCollector.written(result.id()),
                    result.title(),
                    result.tags(),
                    result.kind(),
                    result.status(),
                    result.outcome(),
                    result.summary(),
                    result.metrics());
        }

        private static FiledContent unreadable(FiledFile file, Optional<SeenEntry> noted, String why) {
            return new FiledContent(file, ReportHosts.key(noted, ""), List.of(), why);
        }
    }
}
