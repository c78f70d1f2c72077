package io.montty.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void takesTheLongestNameAndUnit() {
        assertThat(Metric.of("n".repeat(200), 1, "u".repeat(20)).unit()).hasSize(20);
    }

    @Test
    void refusesWhatAReportCannotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.of(" ", 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.of("n".repeat(201), 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.of("n", 1, "u".repeat(21)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.of("load", Double.NaN, ""))
                .withMessage("metric load is not a finite number: NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> bounded(Double.NEGATIVE_INFINITY, null));
        assertThatIllegalArgumentException().isThrownBy(() -> bounded(null, Double.NaN));
    }

    @Test
    void tellsWhatCanBeAName() {
        assertThat(Metric.isName("n".repeat(200))).isTrue();
        assertThat(Metric.isName("n".repeat(201))).isFalse();
        assertThat(Metric.isName(" ")).isFalse();
    }

    private static Metric bounded(@Nullable Double min, @Nullable Double max) {
        return new Metric("n", 1, "", null, null, min, max);
    }
}
