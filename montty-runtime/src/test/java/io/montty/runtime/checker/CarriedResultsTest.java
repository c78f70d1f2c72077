package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckSpec;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.engine.PlannedNode.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriedResultsTest {

    private static final Instant RUN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BUNDLE = "ab12";

    @TempDir
    private Path folder;

    private Path file;
    private CarriedResults results;

    @BeforeEach
    void open() {
        file = folder.resolve("carried.json");
        results = new CarriedResults(file);
    }

    @ParameterizedTest
    @CsvSource({"1s,true", "PT5M,true", "PT59M29S,true", "PT59M31S,false", "PT1H,false", "PT3H,false", "PT-1S,false"})
    void carriesAnAnswerUntilItsCheckIsDue(String after, boolean carried) throws IOException {
        results.keep(report(entry("slow", new Outcome.Completed())), List.of(check("slow", HOUR)));
        Duration age = after.startsWith("PT") ? Duration.parse(after) : Duration.ofSeconds(1);

        PlannedCheck planned = carry("slow", BUNDLE, RUN.plus(age));

        assertThat(planned.terms().carried().isPresent()).isEqualTo(carried);
    }

    @Test
    void marksWhatItCarriesWithItsAge() throws IOException {
        results.keep(report(entry("slow", new Outcome.Completed())), List.of(check("slow", HOUR)));

        ReportEntry entry =
                carry("slow", BUNDLE, RUN.plusSeconds(60)).terms().carried().orElseThrow();

        assertThat(entry.summary()).isEqualTo("of slow");
        assertThat(entry.carried()).isNotNull().satisfies(carried -> {
            assertThat(carried.from().toInstant()).isEqualTo(RUN);
            assertThat(carried.age(RUN.plusSeconds(60))).isEqualTo(Duration.ofMinutes(1));
            assertThat(carried.isStale(RUN.plus(HOUR.multipliedBy(2)))).isFalse();
            assertThat(carried.isStale(RUN.plus(HOUR.multipliedBy(2)).plusSeconds(1)))
                    .isTrue();
        });
    }

    @Test
    void asksAgainAtOnceWhatCameToNoAnswer() throws IOException {
        results.keep(report(entry("slow", new Outcome.Completed())), List.of(check("slow", HOUR)));
        results.keep(report(entry("slow", new Outcome.Crashed("boom"))), List.of(check("slow", HOUR)));

        assertThat(carry("slow", BUNDLE, RUN.plusSeconds(60)).terms().carried()).isEmpty();
    }

    @Test
    void keepsTheAnswerOfACheckThatThisRunLeftOut() throws IOException {
        results.keep(report(entry("slow", new Outcome.Completed())), List.of(check("slow", HOUR)));
        results.keep(report(entry("other", new Outcome.Completed())), List.of(check("other", HOUR)));

        assertThat(carry("slow", BUNDLE, RUN.plusSeconds(60)).terms().carried()).isPresent();
    }

    @Test
    void runsEverythingAfterAChangeToTheChecks() throws IOException {
        results.keep(report(entry("slow", new Outcome.Completed())), List.of(check("slow", HOUR)));

        assertThat(carry("slow", "other", RUN.plusSeconds(60)).terms().carried())
                .isEmpty();
    }

    @Test
    void runsEverythingWhenItsFileIsDamaged() throws IOException {
        Files.writeString(file, "{ half a fi");

        assertThat(carry("slow", BUNDLE, RUN.plusSeconds(60)).terms().carried()).isEmpty();
    }

    @Test
    void writesNothingWhereEveryCheckRunsEveryTime() throws IOException {
        results.keep(report(entry("quick", new Outcome.Completed())), List.of(check("quick", Duration.ZERO)));

        assertThat(file).doesNotExist();
    }

    @Test
    void carriesAnswersWithinGroups() throws IOException {
        PlannedNode group =
                new PlannedGroup(CheckSpec.of("group", "Group"), Mode.ALL, List.of(), List.of(check("slow", HOUR)));
        ReportEntry entry = entry("slow", new Outcome.Completed());
        results.keep(report(entry("group", new Outcome.Completed()).withChildren(List.of(entry))), List.of(group));

        PlannedGroup planned = (PlannedGroup)
                results.carry(List.of(group), BUNDLE, RUN.plusSeconds(60)).get(0);

        assertThat(((PlannedCheck) planned.members().get(0)).terms().carried()).isPresent();
    }

    private PlannedCheck carry(String id, String bundle, Instant now) {
        return (PlannedCheck)
                results.carry(List.of(check(id, HOUR)), bundle, now).get(0);
    }

    private static PlannedCheck check(String id, Duration interval) {
        return new PlannedCheck(CheckSpec.of(id, id), PlanningProject.check(id), Optional.empty(), Optional.empty())
                .on(new Terms(Optional.empty(), interval, Optional.empty()));
    }

    private static ReportEntry entry(String id, Outcome outcome) {
        return new ReportEntry(
                id,
                id,
                Kind.CHECK,
                false,
                Set.of(),
                Status.OKAY,
                outcome,
                "of " + id,
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }

    private static Report report(ReportEntry entry) {
        return new Report(
                "0123456789abcdef0123456789abcdef",
                new HostIdentity("web1", List.of(), ""),
                RUN.atOffset(ZoneOffset.UTC),
                Duration.ZERO,
                "2",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                List.of(),
                BUNDLE,
                Status.OKAY,
                List.of(entry));
    }
}
