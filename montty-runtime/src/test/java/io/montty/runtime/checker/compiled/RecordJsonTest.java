package io.montty.runtime.checker.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

    private final RecordJson json = new RecordJson();

    private enum Colour {
        RED,
        BLUE
    }

    private record Inner(String name, @Nullable Integer number) {}

    private record Everything(
            String text,
            int whole,
            @Nullable Long large,
            double part,
            boolean truth,
            Duration span,
            Path path,
            Colour colour,
            List<Inner> list,
            Set<String> set,
            Map<String, List<Duration>> mapping,
            @Nullable Inner inner) {}

    private record Few(List<@Nullable String> words) {}

    private record Odd(Thread thread) {}

    private record Texty(
            BigDecimal number,
            BigInteger whole,
            Instant moment,
            LocalDate day,
            LocalTime time,
            Period period,
            ZoneId zone) {}

    private record Checked(int size) {

        Checked {
            if (size < 0) {
                throw new IllegalArgumentException("size is below zero");
            }
        }
    }

    private record NotItself(String text) {

        NotItself {
            text = text + "!";
        }
    }

    private static Everything everything(@Nullable Inner inner) {
        return new Everything(
                "a \"text\"\n\u00e4",
                -7,
                inner == null ? null : 1L << 60,
                0.1,
                true,
                Duration.ofMillis(1500),
                Path.of("/srv/a b"),
                Colour.BLUE,
                List.of(new Inner("one", 1), new Inner("none", null)),
                new LinkedHashSet<>(List.of("z", "a")),
                Map.of("x", List.of(Duration.ofDays(2), Duration.ZERO)),
                inner);
    }

    @Test
    void bringsARecordBackAsItWent() throws NotCompilableException {
        Everything full = everything(new Inner("in", 3));
        Everything sparse = everything(null);

        assertThat(json.read(json.write(full), Everything.class)).contains(full);
        assertThat(json.read(json.write(sparse), Everything.class)).contains(sparse);
    }

    @Test
    void bringsBackWhatIsItsOwnText() throws NotCompilableException {
        Texty texty = new Texty(
                new BigDecimal("90.50"),
                BigInteger.TWO.pow(90),
                Instant.EPOCH.plusNanos(7),
                LocalDate.of(2026, 2, 28),
                LocalTime.of(23, 59),
                Period.ofMonths(3),
                ZoneId.of("Europe/Berlin"));

        assertThat(json.read(json.write(texty), Texty.class)).contains(texty);
    }

    @Test
    void keepsTheOrderOfASet() throws NotCompilableException {
        assertThat(json.read(json.write(everything(null)), Everything.class)
                        .orElseThrow()
                        .set())
                .containsExactly("z", "a");
    }

    @Test
    void refusesTypesThatItDoesNotKnow() {
        assertThatExceptionOfType(NotCompilableException.class)
                .isThrownBy(() -> json.write(new Odd(new Thread())))
                .withMessageContaining("java.lang.Thread");
    }

    @Test
    void refusesAListWithAHole() {
        assertThatExceptionOfType(NotCompilableException.class)
                .isThrownBy(() -> json.write(new Few(Arrays.asList("a", null))));
    }

    @Test
    void refusesARecordThatDoesNotComeBackAsItWent() {
        assertThatExceptionOfType(NotCompilableException.class)
                .isThrownBy(() -> json.write(new NotItself("a")))
                .withMessageContaining("does not come back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"name\":7}",
                "{\"name\":\"a\",\"number\":\"b\"}",
                "{\"name\":\"a\",\"other\":1}",
                "{\"name\":{}}"
            })
    void readsNothingFromWhatIsNoSuchRecord(String text) {
        assertThat(json.read(text.getBytes(StandardCharsets.UTF_8), Inner.class))
                .isEmpty();
    }

    @Test
    void readsNothingThatTheRecordItselfRefuses() throws NotCompilableException {
        assertThat(json.read(json.write(new Checked(3)), Checked.class)).contains(new Checked(3));
        assertThat(json.read("{\"size\":-1}".getBytes(StandardCharsets.UTF_8), Checked.class))
                .isEmpty();
    }
}
