package io.montty.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplayTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofMinutes(2);

    @Test
    void followsFromTheNameAloneInEveryJavaRuntime() {
        assertThat(Splay.of("web1", INTERVAL, MOST)).isEqualTo(Duration.ofMillis(83_246));
        assertThat(Splay.of("web2", INTERVAL, MOST)).isNotEqualTo(Splay.of("web1", INTERVAL, MOST));
    }

    @Test
    void isNeverMoreThanHalfOfTheIntervalOrWhatIsConfigured() {
        for (int i = 0; i < 200; i++) {
            assertThat(Splay.of("host" + i, Duration.ofMinutes(1), MOST)).isLessThan(Duration.ofSeconds(30));
            assertThat(Splay.of("host" + i, INTERVAL, Duration.ofSeconds(10))).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(Splay.of("web1", INTERVAL, Duration.ZERO)).isZero();
    }

    @Test
    void spreadsHostsEvenly() {
        long early = IntStream.range(0, 1000)
                .filter(i -> Splay.of("host" + i, INTERVAL, MOST).compareTo(Duration.ofSeconds(30)) < 0)
                .count();

        assertThat(early).isBetween(180L, 320L);
    }
}
