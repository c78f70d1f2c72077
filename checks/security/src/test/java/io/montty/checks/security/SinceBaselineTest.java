package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Baseline;
import io.montty.api.CheckResult;
import io.montty.api.Difference;
import io.montty.api.Status;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinceBaselineTest {

    private record Made(Optional<Map<String, String>> things) implements Baseline {

        @Override
        public Optional<Difference> compare(Map<String, String> now) {
            return things.map(before -> Difference.between(before, now));
        }

        @Override
        public String command() {
            return "montty checks baseline ID";
        }
    }

    private static CheckResult answer(Optional<Map<String, String>> before, Map<String, String> now) {
        return new SinceBaseline(new Made(before), "keys", Status.WARN).answer(now);
    }

    @Test
    void showsWhatABaselineWouldHoldWhereThereIsNone() {
        CheckResult result = answer(Optional.empty(), Map.of("b", "2", "a", ""));

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary())
                .isEqualTo("no baseline yet; keys found: 2; if all of them are right, take them for it with:"
                        + " montty checks baseline ID");
        assertThat(result.details()).containsExactly("a", "b: 2");
    }

    @Test
    void isOkayWhereNothingChanged() {
        CheckResult result = answer(Optional.of(Map.of("a", "1")), Map.of("a", "1"));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("keys as in the baseline: 1");
    }

    @Test
    void saysWhatChangedAndHowToTakeItForRight() {
        CheckResult result = answer(Optional.of(Map.of("a", "1", "c", "3")), Map.of("a", "2", "b", "2"));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("keys changed: + b: 2 and 2 more; if this is right: montty checks baseline ID");
        assertThat(result.details()).containsExactly("+ b: 2", "- c: 3", "~ a: was 1, is 2");
    }
}
