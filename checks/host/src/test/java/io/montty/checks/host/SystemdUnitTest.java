package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemdUnitTest {

    @Test
    void readsUnitsInTheirOrder() {
        String output = """
                Id=ssh.service
                LoadState=loaded
                ActiveState=active
                SubState=running
                UnitFileState=enabled

                UnitFileState=
                SubState=dead
                Id=nothing.service
                ActiveState=inactive
                LoadState=not-found
                """;

        assertThat(SystemdUnit.parseShow(output))
                .containsExactly(
                        new SystemdUnit("ssh.service", "loaded", "active", "running", "enabled"),
                        new SystemdUnit("nothing.service", "not-found", "inactive", "dead", ""));
    }

    @Test
    void passesOverWhatIsNoUnit() {
        assertThat(SystemdUnit.parseShow("")).isEmpty();
        assertThat(SystemdUnit.parseShow("=\nrubbish\n\nId=a.service\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "active, running, true, false",
        "reloading, reload, true, false",
        "activating, start-pre, false, true",
        "activating, auto-restart, false, false",
        "inactive, dead, false, false",
        "failed, failed, false, false",
    })
    void tellsWhatWorks(String active, String sub, boolean isActive, boolean isStarting) {
        SystemdUnit unit = new SystemdUnit("a.service", "loaded", active, sub, "enabled");

        assertThat(unit.isActive()).isEqualTo(isActive);
        assertThat(unit.isStarting()).isEqualTo(isStarting);
    }

    @Test
    void tellsWhatIsSwitchedOff() {
        assertThat(new SystemdUnit("a.service", "masked", "inactive", "dead", "masked").isSwitchedOff())
                .isTrue();
        assertThat(new SystemdUnit("a.service", "loaded", "inactive", "dead", "disabled").isSwitchedOff())
                .isTrue();
        assertThat(new SystemdUnit("a.service", "loaded", "active", "running", "disabled").isSwitchedOff())
                .isFalse();
        assertThat(new SystemdUnit("a.service", "loaded", "inactive", "dead", "enabled").isSwitchedOff())
                .isFalse();
    }
}
