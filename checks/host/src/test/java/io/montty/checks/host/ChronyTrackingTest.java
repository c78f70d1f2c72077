package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronyTrackingTest {

    private static final String REST = ",-0.000001632,0.000002360,331.898,0.004,0.154,0.373169,0.024780,64.2,";

    @Test
    void readsAClockThatFollowsAServer() {
        assertThat(ChronyTracking.parse("CB00710F,203.0.113.15,3,1767268800.123456,-0.000001501" + REST + "Normal\n"))
                .contains(new ClockState(
                        "chrony",
                        true,
                        "",
                        Optional.of(Duration.ofNanos(1501)),
                        3,
                        Optional.of(Instant.parse("2026-01-01T12:00:00Z"))));
    }

    @Test
    void readsAClockThatFollowsNothing() {
        assertThat(ChronyTracking.parse("00000000,,0,0.000000000,0.000000000" + REST + "Not synchronised"))
                .contains(ClockState.unsynchronised(
                        "chrony", "chrony hears no server that it can trust; see chronyc sources"));
        assertThat(ChronyTracking.parse("7F7F0101,,10,1767268800.0,0.000000000" + REST + "Normal"))
                .contains(ClockState.unsynchronised(
                        "chrony", "chrony follows nothing but the clock itself; see chronyc sources"));
    }

    @Test
    void takesAnAnnouncedLeapSecondForSynchronised() {
        assertThat(ChronyTracking.parse("CB00710F,a,3,1767268800.0,0.1" + REST + "Insert second"))
                .hasValueSatisfying(state -> assertThat(state.synchronised()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "506 Cannot talk to daemon",
                "a,b,three,0,0,0,0,0,0,0,0,0,0,Normal",
                "a,b,3,0,NaN,0,0,0,0,0,0,0,0,Normal",
                "a,b,3,Infinity,0,0,0,0,0,0,0,0,0,Normal"
            })
    void isEmptyForSomethingElse(String output) {
        assertThat(ChronyTracking.parse(output)).isEmpty();
    }
}
