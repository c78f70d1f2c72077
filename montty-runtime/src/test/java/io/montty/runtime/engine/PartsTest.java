package io.montty.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Heading;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final CheckSpec SPEC = CheckSpec.of("chk", "Title").withTags("tag");

    @Test
    void givesEachPartAnIdOfItsTitle() {
        ReportEntry entry = entry(CheckResult.okay("two services")
                .withParts(List.of(
                        CheckPart.of("CPU load / 5", CheckResult.okay("fine")),
                        CheckPart.of("CPU load / 5", CheckResult.okay("fine")))));

        assertThat(entry.kind()).isEqualTo(Kind.GROUP);
        assertThat(entry.children()).extracting(ReportEntry::id).containsExactly("chk/CPU-load-5", "chk/CPU-load-5-2");
        assertThat(entry.children().get(0).tags()).containsExactly("tag");
    }

    @Test
    void nestsPartsWithTheirFiltersLevelsAndCrashes() {
        CheckPart broken = new CheckPart(
                new Heading("broken", 2), true, new Outcome.Crashed("boom"), CheckResult.okay("crashed: boom"));
        ReportEntry entry = entry(CheckResult.alert("")
                .withParts(List.of(CheckPart.of("inner", CheckResult.alert("").withParts(List.of(broken))))));

        ReportEntry leaf = entry.children().get(0).children().get(0);
        assertThat(leaf.id()).isEqualTo("chk/inner/broken");
        assertThat(leaf.status()).isEqualTo(Status.ALERT);
        assertThat(leaf.filter()).isTrue();
        assertThat(leaf.level()).isEqualTo(2);
        assertThat(entry.summary()).isEqualTo("inner: broken: crashed: boom");
    }

    @Test
    void saysHowManyPartsAreLeftOutAndWarnsOfThem() {
        List<CheckPart> parts = IntStream.range(0, 501)
                .mapToObj(i -> CheckPart.of("service " + i, CheckResult.okay("fine")))
                .toList();

        ReportEntry entry = entry(CheckResult.okay("many").withParts(parts));

        assertThat(entry.children()).hasSize(500);
        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.output()).contains("[1 more parts are left out, a check has at most 500]");
    }

    private static ReportEntry entry(CheckResult result) {
        return Entries.completed(SPEC, result, Duration.ZERO);
    }
}
