package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.PastReports;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Know reports that are not filed any more, in little room. */
class PastLogTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    private void fileAndLetExpire() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));
        project.pass();
        project.clock.pass(Duration.ofMinutes(6));
        assertThat(project.pass().expired()).isEqualTo(1);
    }

    private List<String> days() throws IOException {
        return TestProject.names(project.layout.past());
    }

    @Test
    void keepsAFileOnlyWhileTheReportIsFiled() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));
        project.pass();
        assertThat(project.layout.seen().resolve(ID)).exists();

        project.clock.pass(Duration.ofMinutes(6));
        project.pass();

        assertThat(project.layout.seen()).isEmptyDirectory();
        assertThat(project.layout.past().resolve("2026-01-31/00")).content().matches(ID + " [0-9a-f]{64} web1\n");
    }

    @Test
    void dropsACopyThatComesWithinFourteenDaysAndTakesOneAfter() throws IOException {
        fileAndLetExpire();
        project.clock.pass(Duration.ofDays(14));
        project.handIn("web1", ReportFile.of(Status.OKAY));
        assertThat(project.pass().duplicates()).isEqualTo(1);

        project.clock.pass(Duration.ofDays(1));
        project.pass();
        assertThat(days()).isEmpty();
        project.handIn("web1", ReportFile.of(Status.OKAY));

        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @Test
    void knowsWhatAPersonDeleted() throws IOException {
        project.put(ReportFile.of(Status.ALERT));
        project.pass();
        project.ask(ID);
        project.pass();
        project.put(ReportFile.of(Status.ALERT));

        assertThat(project.pass().duplicates()).isEqualTo(1);
        assertThat(project.layout.seen()).isEmptyDirectory();
    }

    @Test
    void passesOverLinesThatMakeNoSense() throws IOException {
        fileAndLetExpire();
        Path log = project.layout.past().resolve("2026-01-31/00");
        String line = Files.readString(log);
        Files.writeString(log, "\0\0\0\n" + "x".repeat(100_000) + "\n" + ID + " \n" + ID + "\n" + line + ID + " half");
        project.handIn("web1", ReportFile.of(Status.OKAY));
        project.handIn("web1", ReportFile.of(Status.OKAY).id(2));

        PassResult result = project.pass();

        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void appendsBehindHalfALineWithoutLosingItsOwn() throws IOException {
        Path day = Files.createDirectories(project.layout.past().resolve("2026-01-31"));
        Files.writeString(day.resolve("00"), ID.substring(0, 10));

        fileAndLetExpire();
        project.handIn("web1", ReportFile.of(Status.OKAY));

        assertThat(project.pass().duplicates()).isEqualTo(1);
    }

    @Test
    void findsAmongManyAcrossDaysAndFiles() throws IOException {
        PastLog log = new PastLog(project.layout.past(), project.clock);
        Map<String, SeenEntry> entries = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            entries.put(id(i), new SeenEntry(DIGEST, i % 2 == 0 ? "web" + i : "", i % 3 == 0 ? "site1" : ""));
        }
        assertThat(log.find(id(7))).isEmpty();
        log.append(LocalDate.parse("2026-01-30"), entries);
        log.append(log.today(), Map.of(id(3_000), new SeenEntry(DIGEST, "late", "")));

        for (String id : entries.keySet()) {
            assertThat(log.find(id)).contains(entries.get(id));
        }
        assertThat(log.find(id(3_000))).contains(new SeenEntry(DIGEST, "late", ""));
        assertThat(log.find(id(3_001))).isEmpty();
        assertThat(new PastReports(project.layout.past()).find(id(42))).contains(entries.get(id(42)));
    }

    private static String id(int number) {
        return Digest.of(new byte[] {(byte) number, (byte) (number >> 8)}).substring(0, 32);
    }

    @Test
    void movesToTheLogWhatTheVersionBeforeKeptInAFileEach() throws IOException {
        Files.createDirectories(project.layout.seen());
        Path old = project.layout.seen().resolve(ID);
        Path older = project.layout.seen().resolve("a".repeat(32));
        Path damaged = project.layout.seen().resolve("b".repeat(32));
        for (Path entry : List.of(old, older)) {
            Files.writeString(entry, new SeenEntry(DIGEST, "web1", "").line());
        }
        Files.writeString(damaged, "half");
        project.aged(old, Duration.ofDays(3));
        project.aged(older, Duration.ofDays(16));

        assertThat(project.pass().problems()).isEmpty();

        assertThat(project.layout.seen()).isEmptyDirectory();
        assertThat(days()).containsExactly("2026-01-28");
        assertThat(new PastReports(project.layout.past()).find(ID)).contains(new SeenEntry(DIGEST, "web1", ""));
    }

    @Test
    void forgetsNothingInAPassThatDoesNotTrustTheClock() throws IOException {
        fileAndLetExpire();
        project.clock.jump(Duration.ofDays(365));

        assertThat(project.pass().expirySkipped()).isTrue();

        assertThat(days()).containsExactly("2026-01-31");
    }

    @Test
    void losesOneDayAnHourToAClockThatIsWrong() throws IOException {
        for (String day : List.of("2026-01-28", "2026-01-29", "2026-01-30")) {
            Files.createDirectories(project.layout.past().resolve(day));
        }
        project.clock.jump(Duration.ofDays(365));
        project.pass();
        project.pass();

        assertThat(days()).hasSize(2);
    }

    @Test
    void keepsNoDayForEverThatAClockWhichWasAheadMade() throws IOException {
        Path ahead = Files.createDirectories(project.layout.past().resolve("2031-05-05"));
        Files.writeString(ahead.resolve("00"), ID + " " + new SeenEntry(DIGEST, "web1", "").line());

        project.pass();

        assertThat(days()).containsExactly("2026-01-31");
        assertThat(new PastReports(project.layout.past()).find(ID)).isPresent();
    }

    @Test
    void leavesAloneWhatIsNotOursInADayThatIsOver() throws IOException {
        Path over = Files.createDirectories(project.layout.past().resolve("2025-01-01"));
        Files.writeString(over.resolve("notes.txt"), "mine");
        Files.writeString(over.resolve("ab"), "", StandardOpenOption.CREATE);

        assertThat(project.pass().problems()).isEmpty();

        assertThat(over.resolve("notes.txt")).exists();
        assertThat(over.resolve("ab")).doesNotExist();
    }
}
