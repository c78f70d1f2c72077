package io.montty.runtime.monitor.io;

import io.montty.api.report.Report;
import io.montty.runtime.monitor.classic.ReportBody;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.classic.SlideSource;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Read filed reports of either format into slides; all text passes the sanitiser here. */
public final class FiledSlides implements SlideSource {

    private final ProjectLayout layout;
    private final ReportReader reader = new ReportReader();
    private final TextSanitizer sanitizer = new TextSanitizer();
    private final SafeReport safe = new SafeReport(sanitizer);
    private final KnownHosts hosts;
    private final Clock clock;

    /** Read the reports of a project directory; ages are told by {@code clock}. */
    public FiledSlides(ProjectLayout layout, Clock clock) {
        this.layout = layout;
        this.hosts = new KnownHosts(layout.seen());
        this.clock = clock;
    }

    @Override
    public Optional<Slide> load(ReportRef ref) {
        String name = sanitizer.line(ref.fileName());
        try {
            return Optional.of(read(ref));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ReportFormatException e) {
            return Optional.of(Slide.unreadable(ref, name, sanitizer.line(e.reason())));
        } catch (IOException e) {
            return Optional.of(Slide.unreadable(ref, name, sanitizer.line(ReportFile.reason(e))));
        }
    }

    private Slide read(ReportRef ref) throws IOException, ReportFormatException {
        ReportName.Format format = ReportFile.format(ref.fileName());
        byte[] bytes = ReportFile.bytes(layout.reports().resolve(ref.path()));
        return switch (format) {
            case JSON -> nativeSlide(ref, safe.of(reader.read(bytes)));
            case MTY -> legacySlide(ref, LegacyReport.parse(bytes));
        };
    }

    private Slide nativeSlide(ReportRef ref, Report report) {
        return new Slide(
                ref,
                hosts.shown(ref, report.host().name()),
                SafeReport.address(report),
                ReportTime.of(report.at()),
                ReportBody.of(report, ref.status(), clock.instant()));
    }

    private Slide legacySlide(ReportRef ref, LegacyReport report) {
        List<Line> lines = new ArrayList<>();
        if (ref.status() != report.status()) {
            lines.add(ReportBody.disagreement(ref.status(), report.status()));
            lines.add(Line.EMPTY);
        }
        for (String line : sanitizer.lines(report.body().stripTrailing())) {
            lines.add(Line.of(0, line.stripTrailing(), Role.PLAIN)); // MonTTY 1 pads its headers with blanks
        }
        return new Slide(
                ref,
                hosts.shown(ref, orUnknown(sanitizer.line(report.host()))),
                orUnknown(sanitizer.line(report.address())),
                ReportTime.legacy(sanitizer.line(report.at())),
                lines);
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? Slide.UNKNOWN : text;
    }
}
