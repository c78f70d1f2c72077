package io.montty.runtime.monitor;

import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.io.FiledSlides;
import io.montty.runtime.monitor.io.ReportFolders;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.store.ProjectLayout;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/** Print all reports once as plain text, in the order the monitor shows them, for a pipe or a screen reader. */
public final class OncePrinter {

    private final ProjectLayout layout;
    private final Clock clock;

    /** Print the reports of a project directory. */
    public OncePrinter(ProjectLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
    }

    /**
     * Print to {@code out}: what could not be read first, then each report, or {@code no reports}.
     *
     * <p>Nothing more is read once {@code out} has no reader any more.
     */
    public void print(PrintStream out) {
        Snapshot snapshot = new ReportFolders(layout).scan();
        for (String trouble : snapshot.troubles()) {
            out.println(trouble);
        }
        FiledSlides slides = new FiledSlides(layout, clock);
        boolean any = false;
        for (ReportRef ref : snapshot.reports()) {
            if (out.checkError()) {
                return;
            }
            Optional<Slide> slide = slides.load(ref);
            if (slide.isPresent()) {
                out.append(any ? "\n" : "");
                print(slide.get(), out);
                any = true;
            }
        }
        if (!any) {
            out.append("no reports\n");
        }
    }

    private void print(Slide slide, PrintStream out) {
        ReportRef ref = slide.ref();
        out.append(Role.of(ref.status()).label())
                .append("  Host: ")
                .append(slide.host())
                .append("  IPv4: ")
                .append(slide.address())
                .append("  At: ")
                .append(slide.at().full())
                .append("  (received ")
                .append(Age.of(ref.received(), clock.instant()))
                .append(" ago)  ")
                .append(ref.id() == null ? "-" : ref.id())
                .append("\n\n");
        for (Line line : slide.body()) {
            out.append(line.text().stripTrailing()).append('\n');
        }
    }
}
