package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleVisits.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.Change.Kind;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ChangesTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);

    @Test
    void tellsWhatIsNew() {
        Change change = only(was(), problem("disk", Status.ALERT, "f", "/var 97% used", ""));

        assertThat(change.kind()).isEqualTo(Kind.NEW);
        assertThat(change.before()).isNull();
        assertThat(change.after()).isEqualTo(Standing.ALERT);
        assertThat(change.lines()).extracting(Change.Difference::signed).containsExactly("+ /var 97% used");
    }

    @Test
    void tellsWhatIsWorseWithTheLinesThatDiffer() {
        Change change = only(
                was().had("disk", Status.WARN, "f", "/var 91% used"),
                problem("disk", Status.ALERT, "g", "/var 97% used", ""));

        assertThat(change.kind()).isEqualTo(Kind.WORSE);
        assertThat(change.lines())
                .extracting(Change.Difference::signed)
                .containsExactly("- /var 91% used", "+ /var 97% used");
    }

    @Test
    void tellsWhatIsBetter() {
        Change change = only(
                was().had("disk", Status.ALERT, "f", "/var 97% used"),
                problem("disk", Status.WARN, "g", "/var 91% used", ""));

        assertThat(change.kind()).isEqualTo(Kind.BETTER);
    }

    @Test
    void tellsWhatSaysOtherWords() {
        Change change = only(
                was().had("disk", Status.ALERT, "f", "/var 97% used"),
                problem("disk", Status.ALERT, "g", "/home 97% used", ""));

        assertThat(change.kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void takesWhatDiffersInNumbersAloneForUnchanged() {
        Changes changes = changes(
                was().had("disk", Status.ALERT, "f", "/var 97% used"),
                problem("disk", Status.ALERT, "f", "/var 98% used", ""));

        assertThat(changes.found()).isEmpty();
        assertThat(changes.same()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsGone() {
        Change change = only(was().had("disk", Status.ALERT, "f", "/var 97% used", "more"));

        assertThat(change.kind()).isEqualTo(Kind.GONE);
        assertThat(change.before()).isEqualTo(Standing.ALERT);
        assertThat(change.after()).isNull();
        assertThat(change.lines()).extracting(Change.Difference::signed).containsExactly("- /var 97% used", "- more");
    }

    @Test
    void tellsOfHostsThatCameAndWent() {
        fixture.put(new SampleFleet().host("new1", Standing.OKAY, 1));
        Visit before = new SampleVisits()
                .host("old1")
                .had("disk", Status.WARN, "f", "full")
                .visit();

        List<Change> found = changes(before).found();

        assertThat(found).extracting(Change::kind).containsExactly(Kind.NEW, Kind.GONE, Kind.GONE);
        assertThat(found).extracting(Change::title).containsExactly("(new host)", "DISK", "(host is gone)");
    }

    @Test
    void comparesTheFirstLineAloneWhereOneSideIsNotWhole() {
        fixture.library.put(SampleVisits.reading(
                SampleFleet.report(0, Status.ALERT, 3),
                SampleReports.check("disk", Status.ALERT, "/var 97% used", "/dev/vdb1 98G", "/dev/vda1 40G")));
        SampleFleet fleet = fleet(problem(
                        "disk",
                        Status.ALERT,
                        "g",
                        "/var 97% used",
                        Objects.requireNonNull(
                                SampleFleet.report(0, Status.ALERT, 3).id())))
                .reports("db-03", Status.ALERT, 1, 3);
        fixture.put(fleet);

        Change brief = changes(
                        was().had("disk", Status.WARN, "f", "/var 91% used").visit())
                .found()
                .get(0);
        Change whole = changes(was().had("disk", Status.WARN, "f", "/var 91% used", "/dev/vda1 40G")
                        .visit())
                .found()
                .get(0);

        assertThat(brief.lines()).hasSize(2);
        assertThat(whole.lines())
                .extracting(Change.Difference::signed)
                .containsExactly("- /var 91% used", "+ /var 97% used", "+ /dev/vdb1 98G");
    }

    @Test
    void putsTheWorstFirstInEachGroup() {
        fixture.put(fleet(
                problem("b", Status.WARN, "f", "b", ""),
                problem("a", Status.WARN, "f", "a", ""),
                problem("c", Status.ALERT, "f", "c", "")));

        assertThat(changes(was().visit()).found()).extracting(Change::check).containsExactly("c", "a", "b");
    }

    @Test
    void doesNotCallNewWhatThereWasNoRoomToRemember() {
        fixture.put(fleet(problem("disk", Status.WARN, "f", "full", "")));
        Visit.Seen other =
                was().had("x", Status.ALERT, "f", "x").visit().problems().get(0);
        List<Visit.Seen> many = Collections.nCopies(Visit.MOST_PROBLEMS, other);
        HostKey host = HostKey.known("db-03");

        assertThat(changes(new Visit(NOW.minus(Duration.ofMinutes(5)), List.of(host), many))
                        .found())
                .extracting(Change::kind)
                .doesNotContain(Kind.NEW);
        assertThat(changes(new Visit(NOW.minus(Duration.ofHours(5)), List.of(host), many))
                        .found())
                .extracting(Change::kind)
                .contains(Kind.NEW);
    }

    private static SampleVisits was() {
        return new SampleVisits().host("db-03");
    }

    private static SampleFleet fleet(Problem... problems) {
        return new SampleFleet().host("db-03", Standing.ALERT, 3, problems);
    }

    private Change only(SampleVisits before, Problem... problems) {
        List<Change> found = changes(before, problems).found();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Changes changes(SampleVisits before, Problem... problems) {
        fixture.put(fleet(problems));
        return changes(before.visit());
    }

    private Changes changes(Visit before) {
        World world = fixture.console.world();
        Visit after = new VisitNotes().of(world, fixture.library, fixture.now()).orElseThrow();
        return new Changes(before, after, world);
    }
}
