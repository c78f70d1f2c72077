package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtpVariablesTest {

    static final String ANSWER = """
            associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,
            version="ntpd 4.2.8p15, leap=9",
            processor="x86_64", system="Linux/6.1", leap=00, stratum=3,
            precision=-24, rootdelay=12.345, rootdisp=20.1, refid=203.0.113.15,
            reftime=ed00e040.4d5e6f70  Thu, Jan  1 2026 12:00:00.302, clock=ed00e050.0,
            peer=1234, tc=10, mintc=3, offset=-1.500000, frequency=-12.1,
            sys_jitter=0.5, clk_jitter=0.4, clk_wander=0.01
            """;

    @Test
    void readsAClockThatFollowsAServer() {
        assertThat(NtpVariables.parse(ANSWER))
                .contains(new ClockState(
                        "ntpd",
                        true,
                        "",
                        Optional.of(Duration.ofNanos(1_500_000)),
                        3,
                        Optional.of(Instant.parse("2026-01-01T12:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "leap=00, leap=11, hears no server",
        "stratum=3, stratum=16, hears no server",
        "refid=203.0.113.15, refid=LOCL, nothing but the clock itself",
        "refid=203.0.113.15, refid=127.127.1.0, nothing but the clock itself",
    })
    void readsAClockThatFollowsNothing(String good, String bad, String problem) {
        assertThat(NtpVariables.parse(ANSWER.replace(good, bad))).hasValueSatisfying(state -> {
            assertThat(state.synchronised()).isFalse();
            assertThat(state.problem()).contains(problem);
        });
    }

    @Test
    void doesWithoutTheTimeOfTheLastWord() {
        assertThat(NtpVariables.parse("leap=\"00\", stratum=2, offset=0.1, reftime=never"))
                .hasValueSatisfying(state -> assertThat(state.updated()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ntpq: read: Connection refused",
                "leap=00, stratum=x, offset=1",
                "leap=00, stratum=1, offset=NaN"
            })
    void isEmptyForSomethingElse(String output) {
        assertThat(NtpVariables.parse(output)).isEmpty();
    }
}
