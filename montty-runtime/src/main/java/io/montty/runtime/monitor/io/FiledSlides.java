package io.montty.runtime.monitor.io;

import io.montty.api.report.HostIdentity;
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
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
            return Optional.of(Slide.unreadable(ref, name, sanitizer.line(reason(e))));
        }
    }

    private Slide read(ReportRef ref) throws IOException, ReportFormatException {
        Optional<ReportName> name = ReportName.parse(ref.fileName());
        if (name.isEmpty()) {
            throw new ReportFormatException("its name is not <id>_<STATUS>_<expiry>.json or .mty");
        }
        byte[] bytes = bytes(layout.reports().resolve(ref.path()));
        return switch (name.get().format()) {
            case JSON -> nativeSlide(ref, safe.of(reader.read(bytes)));
            case MTY -> legacySlide(ref, LegacyReport.parse(bytes));
        };
    }

    private static byte[] bytes(Path file) throws IOException, ReportFormatException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new ReportFormatException("it is not a plain file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(ReportReader.LARGEST + 1);
            if (bytes.length > ReportReader.LARGEST) {
                throw new ReportFormatException("it is larger than " + ReportReader.LARGEST + " bytes");
            }
            return bytes;
        }
    }

    private Slide nativeSlide(ReportRef ref, Report report) {
        HostIdentity host = report.host();
        return new Slide(
                ref,
                hosts.shown(ref, host.name()),
                address(host.addresses()),
                ReportTime.of(report.at()),
                ReportBody.of(report, ref.status(), clock.instant()));
    }

    /** The header has room for one address: the first of IPv4, as ever, else the first. */
    private static String address(List<String> addresses) {
        return addresses.stream()
                .filter(address -> address.indexOf(':') < 0)
                .findFirst()
                .or(() -> addresses.stream().findFirst())
                .orElse(Slide.UNKNOWN);
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

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (reason == null ? "" : ": " + reason);
    }
}
