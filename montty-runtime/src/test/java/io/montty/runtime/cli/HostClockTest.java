package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostClockTest {

    private static final Instant SUMMER = Instant.parse("2026-07-01T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<String> asked = new ArrayList<>();
    private final HostClock clock = new HostClock(
            Clock.fixed(SUMMER, ZoneOffset.UTC),
            () -> {
                asked.add("zone");
                return BERLIN;
            },
            now -> BERLIN.getRules().getOffset(now));

    @Test
    void tellsTheTimeWithoutAskingForTheZone() {
        assertThat(clock.instant()).isEqualTo(SUMMER);
        assertThat(clock.inOffset().instant()).isEqualTo(SUMMER);
        assertThat(clock.inOffset().getZone()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(asked).isEmpty();
    }

    @Test
    void knowsTheRulesOfTheZoneForThoseWhoAsk() {
        assertThat(clock.getZone()).isEqualTo(BERLIN);
        assertThat(SUMMER.atZone(clock.getZone()).minusMonths(6).getOffset()).isEqualTo(ZoneOffset.ofHours(1));
    }
}
