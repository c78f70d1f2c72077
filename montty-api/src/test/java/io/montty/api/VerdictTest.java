package io.montty.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    private final Verdict verdict = new Verdict();

    @Test
    void isOkayWithoutAnythingWrong() {
        verdict.detail("a: 1");

        CheckResult result = verdict.answer("all well");

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("all well");
        assertThat(result.details()).containsExactly("a: 1");
    }

    @Test
    void putsTheWorstFirstAndTellsItOnce() {
        verdict.detail("a: 1").unjudged("b: hidden");
        verdict.note(Severity.WARN, "c: 3").note(Severity.ALERT, "d: 4").note(Status.ALERT, "e: 5");

        CheckResult result = verdict.answer("all well");

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).isEqualTo("d: 4 (and 2 more)");
        assertThat(result.details()).containsExactly("ALERT: e: 5", "WARN: c: 3", "not judged: b: hidden", "a: 1");
    }

    @Test
    void countsOnlyWhatIsWrongAsMore() {
        verdict.unjudged("b: hidden").note(Severity.WARN, "c: 3");

        assertThat(verdict.answer("all well").summary()).isEqualTo("c: 3");
    }

    @Test
    void isNotOkayWhenSomethingCouldNotBeJudged() {
        verdict.unjudged("b: hidden");

        assertThat(verdict.answer("all well")).isEqualTo(CheckResult.na("b: hidden"));
    }

    @Test
    void countsAllThatCouldNotBeJudged() {
        verdict.unjudged("b: hidden").unjudged("c: hidden");

        assertThat(verdict.answer("").summary()).isEqualTo("b: hidden (and 1 more)");
        assertThat(verdict.answer("").details()).containsExactly("not judged: c: hidden");
    }

    @Test
    void doesNotRepeatItsSummary() {
        verdict.detail("all well").detail("a: 1");

        assertThat(verdict.answer("all well").details()).containsExactly("a: 1");
    }

    @Test
    void boundsWhatItTells() {
        for (int i = 0; i < 60; i++) {
            verdict.detail("line " + i);
        }
        verdict.detail("x");

        assertThat(verdict.answer("").details()).hasSize(51).endsWith("line 49", "and 11 more");
    }

    @Test
    void cutsLongWordsBetweenCharacters() {
        assertThat(verdict.answer("\ud83d\ude00".repeat(401)).summary()).isEqualTo("\ud83d\ude00".repeat(400) + "...");
        assertThat(verdict.answer("\ud83d\ude00".repeat(400)).summary()).isEqualTo("\ud83d\ude00".repeat(400));
    }

    @Test
    void keepsTheFirstFigureOfAName() {
        verdict.measure(Metric.of("a", 1, "")).measure(Metric.of("a", 2, ""));

        assertThat(verdict.answer("").metrics()).containsExactly(Metric.of("a", 1, ""));
    }

    @Test
    void keepsEverythingOnOneLine() {
        verdict.detail("a\r\nb\u001b[0m");

        assertThat(verdict.answer("c\rd").details()).containsExactly("a b [0m");
        assertThat(verdict.answer("c\rd").summary()).isEqualTo("c d");
    }
}
