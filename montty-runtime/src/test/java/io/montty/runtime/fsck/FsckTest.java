package io.montty.runtime.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.PastReports;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.ReportName.Format;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Break each promise, and see it found, put right and kept again. */
class FsckTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:15:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(2));
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ID = "0".repeat(31) + "1";

    private ProjectLayout layout;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        layout = new ProjectLayout(root);
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
        for (Path folder : List.of(layout.seen(), layout.past(), layout.hosts())) {
            Files.createDirectory(folder);
        }
        file(ID, Status.ALERT, layout.filed(Status.ALERT));
        new HostStates(layout.hosts())
                .put(new HostState(HostKey.known("web1"), Contact.first(NOW), List.of()), NOW.plusSeconds(600));
        AuditLog audit = new AuditLog(layout.audit(), CLOCK);
        for (int i = 0; i < 3; i++) {
            audit.append(AuditEvent.of("manager", What.DELETE, ID, "web1", "OKAY", "event " + i));
        }
        assertThat(examine()).isEmpty();
    }

    private Path file(String id, Status status, Path folder) throws IOException {
        byte[] bytes = bytes(id, status);
        Path file = Files.write(folder.resolve(new ReportName(id, status, 1, Format.JSON).toString()), bytes);
        Files.writeString(layout.seen().resolve(id), new SeenEntry(Digest.of(bytes), "web1", "").line());
        return file;
    }

    private static byte[] bytes(String id, Status status) {
        return new ReportWriter()
                .write(new Report(
                        id,
                        new HostIdentity("web1", List.of(), ""),
                        OffsetDateTime.parse("2026-01-31T09:15:00+01:00"),
                        Duration.ZERO,
                        "2.0.0",
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        List.of(),
                        "",
                        status,
                        List.of()));
    }

    private Fsck fsck() {
        return new Fsck(layout, CLOCK, state -> NOW.plus(Duration.ofDays(1)), List.of());
    }

    private List<Finding> examine() {
        return fsck().examine();
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Path alert() throws IOException {
        try (Stream<Path> files = Files.list(layout.filed(Status.ALERT))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Name each promise that can be broken. */
    enum Break {
        FOLDER_MISSING,
        FOLDER_OPEN,
        STATE_OPEN,
        FILE_OPEN,
        LINK,
        HALF_FILE,
        HALF_FILED,
        FOREIGN_FILED,
        FOLDER_FILED,
        WRONG_FOLDER,
        CUT_SHORT,
        OTHER_ID,
        TWICE,
        NO_NOTE,
        NOTE_CUT_SHORT,
        NOTE_ALONE,
        HOST_DAMAGED,
        HOST_LOOKED_AT_TOO_LATE,
        SEEN_FOREIGN,
        VOUCHER_EMPTY,
        PAST_LINE,
        PAST_DAY,
        PAST_FOREIGN,
        AUDIT_CHANGED,
        AUDIT_NO_EVENT,
        REASON_ALONE,
        REJECT_ALONE
    }

    private void breakIt(Break broken) throws IOException {
        switch (broken) {
            case FOLDER_MISSING -> Files.delete(layout.filed(Status.WARN));
            case FOLDER_OPEN ->
                Files.setPosixFilePermissions(layout.filed(Status.WARN), PosixFilePermissions.fromString("rwxrwxrwx"));
            case STATE_OPEN ->
                Files.setPosixFilePermissions(layout.state(), PosixFilePermissions.fromString("rwx----w-"));
            case FILE_OPEN ->
                Files.setPosixFilePermissions(layout.seen().resolve(ID), PosixFilePermissions.fromString("rw-rw-rw-"));
            case LINK -> Files.createSymbolicLink(layout.filed(Status.WARN).resolve("link"), layout.input());
            case HALF_FILE -> old(Files.createFile(layout.state().resolve(".drops.part")));
            case HALF_FILED -> old(Files.createFile(layout.filed(Status.WARN).resolve("x.part")));
            case FOREIGN_FILED -> Files.createFile(layout.filed(Status.WARN).resolve("notes.txt"));
            case FOLDER_FILED -> Files.createDirectory(layout.filed(Status.WARN).resolve(ID + "_WARN_1.json"));
            case WRONG_FOLDER -> Files.move(alert(), layout.filed(Status.WARN).resolve(alert().getFileName()));
            case CUT_SHORT -> Files.writeString(alert(), "{\"montty\":1");
            case OTHER_ID -> Files.write(alert(), bytes("a".repeat(32), Status.ALERT));
            case TWICE -> Files.copy(alert(), layout.filed(Status.ALERT).resolve(ID + "_ALERT_2.json"));
            case NO_NOTE -> Files.delete(layout.seen().resolve(ID));
            case NOTE_CUT_SHORT -> Files.writeString(layout.seen().resolve(ID), "abc");
            case NOTE_ALONE -> {
                Files.delete(alert());
                old(layout.seen().resolve(ID));
            }
            case HOST_DAMAGED -> Files.writeString(layout.hosts().resolve("web1.json"), "{");
            case HOST_LOOKED_AT_TOO_LATE ->
                Files.setLastModifiedTime(
                        layout.hosts().resolve("web1.json"), FileTime.from(NOW.plus(Duration.ofDays(9))));
            case SEEN_FOREIGN -> Files.writeString(layout.seen().resolve("notes.txt"), "mine");
            case VOUCHER_EMPTY -> Files.createDirectory(layout.hosts().resolve("site1"));
            case PAST_LINE -> {
                Path day = Files.createDirectories(layout.past().resolve("2026-01-30"));
                Files.writeString(day.resolve("00"), "half a line\n");
            }
            case PAST_DAY -> Files.createDirectories(layout.past().resolve("2026-99-99"));
            case PAST_FOREIGN -> {
                Path day = Files.createDirectories(layout.past().resolve("2026-01-30"));
                Files.writeString(day.resolve("notes.txt"), "mine");
            }
            case AUDIT_CHANGED -> {
                Path file = layout.audit().resolve("2026-01.jsonl");
                Files.writeString(file, Files.readString(file).replace("event 1", "event 7"));
            }
            case AUDIT_NO_EVENT -> Files.writeString(layout.audit().resolve("2026-01.jsonl"), "[]\n");
            case REASON_ALONE ->
                Files.writeString(layout.reject().resolve("20260131T081500Z-1.reason.txt"), "wrong:    all\n");
            case REJECT_ALONE -> Files.writeString(layout.reject().resolve("20260131T081500Z-1"), "?");
        }
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void findsWhatIsBrokenPutsItRightAndFindsNothingThen(Break broken) throws IOException {
        breakIt(broken);
        List<Finding> found = examine();

        assertThat(found)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.isRepairable()).isTrue());
        assertThat(examine())
                .extracting(Finding::what)
                .isEqualTo(found.stream().map(Finding::what).toList());

        assertThat(fsck().repair()).allSatisfy(result -> {
            assertThat(result.trouble()).isEmpty();
            assertThat(result.repaired()).isTrue();
        });
        assertThat(examine()).isEmpty();
        assertThat(fsck().repair()).isEmpty();
    }

    @Test
    void changesNothingWhereItOnlyExamines() throws IOException {
        for (Break broken : List.of(Break.NO_NOTE, Break.FOREIGN_FILED, Break.HOST_DAMAGED, Break.AUDIT_CHANGED)) {
            breakIt(broken);
        }
        List<Path> before = tree();

        assertThat(examine()).hasSize(4);

        assertThat(tree()).isEqualTo(before);
    }

    private List<Path> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(layout.root())) {
            return paths.sorted().toList();
        }
    }

    @Test
    void keepsWhatItMovesAwayWithTheReasonBesideIt() throws IOException {
        breakIt(Break.CUT_SHORT);

        fsck().repair();

        assertThat(layout.reject().resolve("20260131T081500Z-1-" + ID)).hasContent("{\"montty\":1");
        assertThat(layout.reject().resolve("20260131T081500Z-1-" + ID + ".reason.txt"))
                .content()
                .contains("id:       " + ID, "wrong:    montty fsck: not a whole report: ");
    }

    @Test
    void movesANoteWithoutAReportToThePast() throws IOException {
        breakIt(Break.NOTE_ALONE);

        fsck().repair();

        assertThat(new PastReports(layout.past()).find(ID).orElseThrow().host()).isEqualTo("web1");
    }

    @Test
    void leavesAReceiverAtWorkAlone() throws IOException {
        Files.createDirectory(layout.receiving());
        old(Files.createFile(layout.receiving().resolve("web1-0.part")));
        Files.createFile(layout.state().resolve(".new.part"));

        assertThat(examine()).isEmpty();
    }

    @Test
    void leavesWhatItDoesNotKnowInTheStateToAPerson() throws IOException {
        for (String ours : List.of(
                "manager-state",
                "history.db-wal",
                "history.db.damaged-20260131T081500Z-wal",
                "downtimes.json.broken-1769847300",
                "hosts.damaged-1769847300",
                ".manager.lock")) {
            Files.createFile(layout.state().resolve(ours));
        }
        assertThat(examine()).isEmpty();
        Files.createFile(layout.state().resolve("todo.txt"));

        assertThat(examine()).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("REPORTS/_state/todo.txt");
            assertThat(finding.isRepairable()).isFalse();
        });
    }

    @Test
    void saysWhatOnlyAPersonCanDo() throws IOException {
        Files.writeString(layout.reject().resolve("notes.txt"), "mine");

        assertThat(fsck().repair()).singleElement().satisfies(result -> {
            assertThat(result.repaired()).isFalse();
            assertThat(result.finding().repair()).isEqualTo("by hand: move it elsewhere");
        });
    }
}
