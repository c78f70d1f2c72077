package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void takesLimitsThatAreEqual() {
        assertThat(violations(new MemoryConfig(percent("90"), percent("90")))).isEmpty();
    }

    @Test
    void refusesAWarnLimitAboveTheAlertLimit() {
        assertThat(violations(new MemoryConfig(percent("91"), percent("90"))))
                .containsExactly("'warn' must not be greater than 'alert'");
    }

    @Test
    void refusesLimitsThatAreNoPercentages() {
        String[] outOfBounds = {"must be greater than or equal to 1", "must be less than or equal to 100"};
        BigDecimal low = percent("0.9");
        BigDecimal high = percent("100.1");
        assertThat(violations(new MemoryConfig(low, high))).containsExactlyInAnyOrder(outOfBounds);
        assertThat(violations(new DiskConfig(low, high, List.of()))).containsExactlyInAnyOrder(outOfBounds);
        assertThat(violations(new CpuConfig(low, high, Duration.ofSeconds(1)))).containsExactlyInAnyOrder(outOfBounds);
    }

    @Test
    void takesLimitsOfLostPacketsBelowOnePercent() {
        assertThat(violations(new NetworkErrorsConfig(percent("0.1"), percent("0.5"), 0)))
                .isEmpty();
        assertThat(violations(new NetworkErrorsConfig(percent("0"), percent("101"), 0)))
                .containsExactlyInAnyOrder("must be greater than 0", "must be less than or equal to 100");
    }

    @Test
    void refusesANegativeFloor() {
        assertThat(violations(new NetworkErrorsConfig(percent("1"), percent("5"), -1)))
                .hasSize(1);
    }

    @Test
    void takesASampleFrom100MillisecondsTo10Seconds() {
        assertThat(violations(sampling(Duration.ofMillis(100)))).isEmpty();
        assertThat(violations(sampling(Duration.ofSeconds(10)))).isEmpty();
    }

    @Test
    void refusesASampleOutsideItsBounds() {
        assertThat(violations(sampling(Duration.ofMillis(99)))).containsExactly("'sample' must be from 100ms to 10s");
        assertThat(violations(sampling(Duration.ofMillis(10_001)))).hasSize(1);
    }

    @Test
    void refusesANegativeTimeAfterABoot() {
        assertThat(violations(new BootTimeConfig(Duration.ZERO))).isEmpty();
        assertThat(violations(new BootTimeConfig(Duration.ofSeconds(-1))))
                .containsExactly("'recent' must not be negative");
    }

    private static List<String> violations(Record config) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            return factory.getValidator().validate(config).stream()
                    .map(violation -> violation.getMessage())
                    .toList();
        }
    }

    private static CpuConfig sampling(Duration sample) {
        return new CpuConfig(percent("90"), percent("98"), sample);
    }

    private static BigDecimal percent(String percent) {
        return new BigDecimal(percent);
    }
}
