package io.montty.runtime.transport;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Keep reports until the server has them, each in a file {@code <epoch milliseconds>-<report name>}, within bounds.
 *
 * <p>Only who holds the project's check lock adds, and only who holds its send lock takes out. So the count of what was
 * dropped is written by the one, that of what was refused by the other, and neither waits for the other.
 */
public final class Spool {

    private final ProjectLayout project;
    private final Clock clock;
    private final SpoolLimits limits;
    private final ReportFolder folder;
    private final DeadReports dead;

    /** Use the spool of {@code project}. */
    public Spool(ProjectLayout project, Clock clock) {
        this(project, clock, SpoolLimits.WAITING, SpoolLimits.DEAD);
    }

    Spool(ProjectLayout project, Clock clock, SpoolLimits limits, SpoolLimits deadLimits) {
        this.project = project;
        this.clock = clock;
        this.limits = limits;
        this.folder = new ReportFolder(project.spool());
        this.dead = new DeadReports(project.dead(), deadLimits);
    }

    /** Return what is wrong with the folders if others may put things into them, and what to do, a line each. */
    public List<String> flaws() {
        return PrivateFolder.flaws(List.of(project.spool(), project.dead()));
    }

    /**
     * Keep a report; it is on the disk when this returns. What the spool holds beyond its bounds is then dropped: what
     * is too old, and the oldest of the least severe.
     *
     * @throws IOException if it cannot be kept
     */
    public void add(Instant made, ReportName name, byte[] bytes) throws IOException {
        if (bytes.length > limits.bytes()) {
            throw new IOException("the report has " + bytes.length + " bytes, and the spool holds " + limits);
        }
        Path file = folder.path().resolve(SpooledReport.fileName(made, name));
        AtomicFiles.write(file, bytes);
        try {
            makeRoom(new SpooledReport(file, made, name, bytes.length));
        } catch (IOException e) {
            return; // the report is kept, and the next one makes room for both
        }
    }

    /** What is dropped is counted first: a run that is killed in between counts one twice rather than none. */
    private void makeRoom(SpooledReport newest) throws IOException {
        Instant now = clock.instant();
        folder.removeUnfinished(now);
        List<SpooledReport> gone = limits.overflow(folder.reports(), newest, now, SpooledReport.BY_WORTH);
        if (gone.isEmpty()) {
            return;
        }
        dropped()
                .add(Tally.of(
                        gone.stream().map(report -> report.name().status()).toList(), now, ""));
        for (SpooledReport report : gone) {
            Files.deleteIfExists(report.file());
        }
    }

    /** Return the reports that wait, the oldest first. */
    public List<SpooledReport> waiting() throws IOException {
        return folder.reports();
    }

    /** Move {@code report}, which the server will never take, to where a person looks at it. */
    void bury(SpooledReport report, String why) throws IOException {
        Instant now = clock.instant();
        refused().add(Tally.of(List.of(report.name().status()), now, why));
        dead.add(report, why, now);
    }

    Instant now() {
        return clock.instant();
    }

    Path path() {
        return folder.path();
    }

    SpoolLimits limits() {
        return limits;
    }

    DeadReports dead() {
        return dead;
    }

    /** Return the count of what was dropped and not yet reported; changed under the check lock alone. */
    TallyFile dropped() {
        return new TallyFile(project.spool().resolve(".dropped.json"));
    }

    /** Return the count of all that was ever refused; changed under the send lock alone. */
    TallyFile refused() {
        return new TallyFile(project.spool().resolve(".refused.json"));
    }

    /** Return what {@link #refused} was when it was last reported; changed under the check lock alone. */
    TallyFile refusedReported() {
        return new TallyFile(project.spool().resolve(".refused-reported.json"));
    }

    SendJournal journal() {
        return new SendJournal(new StateFile(project.spool().resolve(".last-send.json")));
    }
}
