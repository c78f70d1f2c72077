package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Status;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void isOkayWithoutAFinding() {
        findings.fine("a: 1");

        CheckResult result = findings.answer("all well");

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("all well");
        assertThat(result.details()).containsExactly("a: 1");
    }

    @Test
    void putsTheWorstFirst() {
        findings.fine("a: 1");
        findings.unjudged("b: hidden");
        findings.add(Severity.WARN, "c: 3");
        findings.add(Severity.ALERT, "d: 4");

        CheckResult result = findings.answer("all well");

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).isEqualTo("d: 4 (and 1 more)");
        assertThat(result.details()).containsExactly("ALERT: d: 4", "WARN: c: 3", "not judged: b: hidden", "a: 1");
    }

    @Test
    void isNotOkayWhenSomethingCouldNotBeJudged() {
        findings.unjudged("b: hidden");

        assertThat(findings.answer("all well")).isEqualTo(CheckResult.na("b: hidden"));
    }

    @Test
    void tellsASingleFindingOnce() {
        findings.add(Severity.WARN, "c: 3");
        findings.fine("a: 1");

        assertThat(findings.answer("all well").details()).containsExactly("a: 1");
    }

    @Test
    void boundsWhatItTells() {
        for (int i = 0; i < 60; i++) {
            findings.fine("line " + i);
        }
        findings.fine("x".repeat(1_000));

        assertThat(findings.answer("y".repeat(1_000)).summary()).isEqualTo("y".repeat(400) + " ...");
        assertThat(findings.answer("").details()).hasSize(51).endsWith("line 49", "and 11 more");
    }

    @Test
    void keepsTheFirstFigureOfAName() {
        findings.measure("a", 1, "");
        findings.measure("a", 2, "");
        findings.measure("b".repeat(300), 1, "");

        assertThat(findings.answer("").metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isEqualTo(1));
    }

    @Test
    void letsNothingOutThatIsNotPrintable() {
        findings.fine("a\nb\u001b[0m");

        assertThat(findings.answer("c\rd").details()).containsExactly("a?b?[0m");
        assertThat(findings.answer("c\rd").summary()).isEqualTo("c?d");
    }
}
