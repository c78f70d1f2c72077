package io.montty.api;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSpecTest {

    private static final CheckSpec SPEC = CheckSpec.of("area.check", "A check");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a/b", "a\nb", "a\u009bb"})
    void refusesAnId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckSpec.of(id, "A check"))
                .withMessageContaining("check id '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a,b", "a\u0085"})
    void refusesATag(String tag) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withTags(tag))
                .withMessageContaining("check area.check: tag '" + tag + "'");
    }

    @Test
    void boundsIdTitleAndTag() {
        assertThatNoException()
                .isThrownBy(() -> CheckSpec.of("i".repeat(128), "t".repeat(200)).withTags("g".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckSpec.of("i".repeat(129), "t"));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckSpec.of("i", "t".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withTags("g".repeat(65)));
    }

    @Test
    void boundsTheTimeout() {
        assertThatNoException().isThrownBy(() -> SPEC.withTimeout(CheckSpec.LONGEST_TIMEOUT));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withTimeout(Duration.ofDays(367)))
                .withMessageContaining("at most 366 days");
    }

    @Test
    @SuppressWarnings("NullAway") // plugins are compiled without such a check
    void saysWhichFieldIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> CheckSpec.of("a", null))
                .withMessage("check a needs a title");
        assertThatNullPointerException()
                .isThrownBy(() -> new CheckSpec("a", "A", Set.of(), null, CheckSpec.NoConfig.class))
                .withMessage("check a needs a timeout");
        assertThatNullPointerException()
                .isThrownBy(() -> CheckResult.warn(null))
                .withMessage("a result needs a summary");
    }
}
