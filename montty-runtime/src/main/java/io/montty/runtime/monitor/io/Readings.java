package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.monitor.classic.ReportBody;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Read filed reports of either format; all text passes the sanitiser here, and no file is a reason to fail. */
final class Readings {

    private final ProjectLayout layout;
    private final ReportReader reader = new ReportReader();
    private final TextSanitizer sanitizer = new TextSanitizer();
    private final SafeReport safe = new SafeReport(sanitizer);
    private final KnownHosts hosts;

    Readings(ProjectLayout layout) {
        this.layout = layout;
        this.hosts = new KnownHosts(layout.seen());
    }

    /** Read a report; empty if it is no longer there. */
    Optional<Reading> read(ReportRef ref) {
        try {
            byte[] bytes = ReportFile.bytes(layout.reports().resolve(ref.path()));
            return Optional.of(
                    switch (ReportFile.format(ref.fileName())) {
                        case JSON -> reading(ref, safe.of(reader.read(bytes)));
                        case MTY -> reading(ref, LegacyReport.parse(bytes));
                    });
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ReportFormatException e) {
            return Optional.of(unreadable(ref, e.reason()));
        } catch (IOException e) {
            return Optional.of(unreadable(ref, ReportFile.reason(e)));
        }
    }

    private Reading unreadable(ReportRef ref, String reason) {
        String note = "cannot read " + sanitizer.line(ref.fileName()) + ": " + sanitizer.line(reason);
        String help = ref.id() == null
                ? "r shows what is in the file; its name holds no id, so only a person can delete it"
                : "r shows what is in the file; d deletes it";
        return new Reading(
                ref,
                hosts.shown(ref, Slide.UNKNOWN),
                Slide.UNKNOWN,
                ReportTime.UNKNOWN,
                List.of(note, help),
                List.of());
    }

    private Reading reading(ReportRef ref, Report report) {
        return new Reading(
                ref,
                hosts.shown(ref, report.host().name()),
                SafeReport.address(report),
                ReportTime.of(report.at()),
                disagreement(ref, report.status()),
                report.checks());
    }

    private Reading reading(ReportRef ref, LegacyReport report) {
        List<String> notes = new ArrayList<>(disagreement(ref, report.status()));
        LegacyTree tree = LegacyTree.of(report, sanitizer);
        notes.addAll(tree.notes());
        return new Reading(
                ref,
                hosts.shown(ref, orUnknown(report.host())),
                orUnknown(report.address()),
                ReportTime.legacy(sanitizer.line(report.at())),
                notes,
                tree.checks());
    }

    private static List<String> disagreement(ReportRef ref, Status own) {
        return ref.status() == own
                ? List.of()
                : List.of(ReportBody.disagreement(ref.status(), own).text());
    }

    private String orUnknown(String text) {
        return text.isEmpty() ? Slide.UNKNOWN : sanitizer.line(text);
    }
}
