package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.Standing.ALERT;
import static io.montty.runtime.monitor.fleet.Standing.NA;
import static io.montty.runtime.monitor.fleet.Standing.OKAY;
import static io.montty.runtime.monitor.fleet.Standing.SILENT;
import static io.montty.runtime.monitor.fleet.Standing.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryBounds;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.SqliteHistory;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelinesTest {

    private static final HostKey WEB1 = HostKey.known("web1");
    private static final Duration WIDTH = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private HistoryFile file = new HistoryFile(Path.of("/nowhere"), Optional.empty());
    private HostStates states = new HostStates(Path.of("/nowhere"));

    @BeforeEach
    void layOut() {
        file = new HistoryFile(folder.resolve("history.db"), Optional.empty());
        states = new HostStates(folder.resolve("hosts"));
    }

    @Test
    void showsProblemsFirstThenTheOthersByTitleThenTheHost() throws IOException {
        put(
                check("a", "Ports", Status.OKAY, 900),
                check("b", "clock", Status.OKAY, 900),
                check("c", "Zeta", Status.WARN, 900),
                check("d", "Disk", Status.ALERT, 900));

        assertThat(timeline().rows())
                .extracting(Timeline.Row::title)
                .containsExactly("Disk", "Zeta", "clock", "Ports", "(host report received)");
    }

    @Test
    void showsHowChecksWereByTheirChanges() throws IOException {
        put(check("disk", "Disk", Status.ALERT, 90), check("load", "Load", Status.OKAY, 900));
        write(changed(150, "disk", Status.OKAY, Status.WARN), changed(90, "disk", Status.WARN, Status.ALERT));

        Timeline timeline = timeline();

        assertThat(timeline.trouble()).isEmpty();
        assertThat(timeline.rows().get(0).cells()).containsExactly(OKAY, WARN, ALERT, ALERT);
        assertThat(timeline.rows().get(1).cells()).containsExactly(OKAY, OKAY, OKAY, OKAY);
        assertThat(timeline.events()).extracting(HistoryEvent::to).containsExactly(Status.ALERT, Status.WARN);
    }

    @Test
    void saysNothingOfWhatIsToCome() throws IOException {
        put(check("load", "Load", Status.OKAY, 900));

        assertThat(timelines().of(WEB1, NOW.minus(WIDTH), WIDTH, 3).rows())
                .allSatisfy(row -> assertThat(row.cells()).containsExactly(OKAY, NA, NA));
    }

    @Test
    void saysNothingOfTheTimeBeforeTheHostWasHeardOf() throws IOException {
        Contact young =
                new Contact(ago(100), ago(2), "", WIDTH, List.of(), "", "", "", Freshness.FRESH, ago(100), 0, null);
        put(young, check("disk", "Disk", Status.ALERT, 20));
        write(changed(20, "disk", Status.OKAY, Status.ALERT));

        assertThat(timeline().rows().get(0).cells()).containsExactly(NA, NA, OKAY, ALERT);
        assertThat(timeline().rows().get(1).cells()).containsExactly(NA, NA, OKAY, OKAY);
    }

    @Test
    void showsWhatIsNowWithoutHistory() throws IOException {
        put(check("disk", "Disk", Status.ALERT, 90));

        Timeline timeline = timeline();

        assertThat(timeline.trouble()).startsWith("there is no history: montty manage begins one");
        assertThat(timeline.rows().get(0).cells()).containsExactly(NA, NA, ALERT, ALERT);
        assertThat(timeline.events()).isEmpty();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void saysWhyAHistoryCannotBeRead() throws IOException {
        put(check("disk", "Disk", Status.ALERT, 90));
        Files.writeString(file.path(), "this is no database ".repeat(200));

        Timeline timeline = timeline();

        assertThat(timeline.trouble())
                .startsWith("the history cannot be read: ")
                .contains("begins a new one");
        assertThat(timeline.rows()).hasSize(2);
    }

    @Test
    void saysThatANewerMonttyWroteIt() throws IOException {
        put(check("disk", "Disk", Status.ALERT, 90));
        write(changed(90, "disk", Status.OKAY, Status.ALERT));
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[63] = 99; // the version that SQLite keeps for its user, at the end of four bytes
        Files.write(file.path(), bytes);

        assertThat(timeline().trouble()).contains("written by a newer MonTTY");
    }

    @Test
    void keepsChecksThatAreGoneAsLongAsSomethingIsKnownOfThem() throws IOException {
        put(check("load", "Load", Status.OKAY, 900));
        write(
                changed(200, "raid", Status.OKAY, Status.WARN),
                new HistoryEvent(ago(100), WEB1, "raid", Kind.VANISHED, Status.WARN, null, "not told of", ""));

        Timeline.Row row = timeline().rows().get(1);

        assertThat(row.title()).isEqualTo("raid");
        assertThat(row.cells()).containsExactly(WARN, WARN, WARN, NA);
    }

    @Test
    void showsWhenTheHostWasSilent() throws IOException {
        put(check("load", "Load", Status.OKAY, 900));
        write(
                changed(170, Timeline.SILENCE, Status.OKAY, Status.ALERT),
                changed(130, Timeline.SILENCE, Status.ALERT, Status.OKAY));

        Timeline timeline = timeline();

        assertThat(timeline.rows()).extracting(Timeline.Row::check).containsExactly("load", "");
        assertThat(timeline.rows().get(1).cells()).containsExactly(OKAY, SILENT, OKAY, OKAY);
    }

    @Test
    void countsAHostThatIsSilentNowFromItsLastReport() throws IOException {
        CheckState silence = check(Timeline.SILENCE, "Reports of this host", Status.WARN, 10);
        put(contact(100), silence);

        assertThat(timeline().rows().get(0).cells()).containsExactly(OKAY, OKAY, OKAY, SILENT);
    }

    @Test
    void makesAllThatStrangersWroteSafe() throws IOException {
        put(check("d\u0007", "Di\u001b[31msk", Status.ALERT, 900));
        write(new HistoryEvent(
                ago(30), WEB1, "d\u0007", Kind.CHANGED, Status.OKAY, Status.ALERT, "\u009b2J\u202etxt", "\u001b]0;"));

        Timeline timeline = timeline();

        assertThat(timeline.rows().get(0).title()).isEqualTo("Di^[[31msk");
        assertThat(timeline.events().get(0).text()).isEqualTo("\\u{9B}2J\\u{202E}txt");
        assertThat(timeline.rows().get(0).isOf(timeline.events().get(0))).isTrue();
        assertThat(timeline.events().get(0).report()).isEqualTo("^[]0;");
    }

    @Test
    void knowsNothingOfAHostThatNeverWas() {
        assertThat(timeline().rows()).isEmpty();
    }

    private Timelines timelines() {
        return new Timelines(file, states, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The four hours up to now. */
    private Timeline timeline() {
        return timelines().of(WEB1, ago(240), WIDTH, 4);
    }

    private void put(CheckState... checks) throws IOException {
        put(contact(2), checks);
    }

    private void put(Contact contact, CheckState... checks) throws IOException {
        states.put(new HostState(WEB1, contact, List.of(checks)), NOW);
    }

    private static Contact contact(int minutesAgo) {
        return new Contact(
                ago(9_000), ago(minutesAgo), "", WIDTH, List.of(), "", "", "", Freshness.FRESH, ago(9_000), 0, null);
    }

    private void write(HistoryEvent... events) throws IOException {
        HistoryBounds bounds = new HistoryBounds(Duration.ofDays(30), 64 * 1024 * 1024);
        try (SqliteHistory history = new SqliteHistory(file, bounds, Clock.fixed(NOW, ZoneOffset.UTC))) {
            for (HistoryEvent event : events) {
                history.record(event);
            }
            history.flush(NOW);
        }
    }

    private static HistoryEvent changed(int minutesAgo, String check, @Nullable Status from, Status to) {
        return new HistoryEvent(ago(minutesAgo), WEB1, check, Kind.CHANGED, from, to, "it says", "0".repeat(32));
    }

    private static CheckState check(String id, String title, Status status, int changedMinutesAgo) {
        Instant changed = ago(changedMinutesAgo);
        return new CheckState(
                id,
                title,
                Set.of(),
                CheckState.Kind.CHECK,
                status,
                changed,
                changed,
                NOW,
                1,
                "said so",
                "completed",
                "f",
                "A",
                false,
                "1".repeat(32),
                null,
                null);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
