package io.montty.runtime.manager.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "/var 91% used,          /var 97% used",
        "/var 91% used,          /var 91.5% used",
        "took 1.234 s,           took 12 s",
        "Disk FULL,              disk full",
        "since 10:32 on eth0,    since 11:05 on eth1"
    })
    void isTheSameForOtherFigures(String one, String other) {
        assertThat(of(Status.WARN, one)).isEqualTo(of(Status.WARN, other)).matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @CsvSource({"/var 91% used, /tmp 91% used", "one 1., one 1.x", "'', 1"})
    void isAnotherForAnotherFailure(String one, String other) {
        assertThat(of(Status.WARN, one)).isNotEqualTo(of(Status.WARN, other));
    }

    @ParameterizedTest
    @CsvSource({"WARN, ALERT"})
    void isAnotherForAnotherStatus(Status one, Status other) {
        assertThat(of(one, "/var 91% used")).isNotEqualTo(of(other, "/var 91% used"));
    }

    private static String of(Status status, String summary) {
        return Fingerprint.of(Story.result("host.disk", status, summary));
    }
}
