package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {

    @Test
    void readsTheEffectiveUserAndTheState() {
        ProcessStatus status = ProcessStatus.parse(
                        "Name:\tpasswd\nState:\tS (sleeping)\nUid:\t1000\t0\t0\t0\nNSpid:\t7\n")
                .orElseThrow();

        assertThat(status).isEqualTo(new ProcessStatus('S', 0, false));
        assertThat(status.isAlive()).isTrue();
    }

    @Test
    void tellsAProcessOfAContainer() {
        assertThat(ProcessStatus.parse("State:\tS\nUid:\t0\t0\t0\t0\nNSpid:\t812\t1\nNSpgid:\t812\t1\n"))
                .hasValueSatisfying(status -> assertThat(status.nested()).isTrue());
        assertThat(ProcessStatus.parse("State:\tS\nUid:\t0\t0\t0\t0\nNSpid:\t812\nNSpgid:\t812\n"))
                .hasValueSatisfying(status -> assertThat(status.nested()).isFalse());
    }

    @Test
    void tellsAZombieFromTheLiving() {
        ProcessStatus zombie =
                ProcessStatus.parse("State:\tZ (zombie)\nUid:\t0\t0\t0\t0\n").orElseThrow();

        assertThat(zombie.isZombie()).isTrue();
        assertThat(zombie.isAlive()).isFalse();
        assertThat(zombie.nested()).as("old kernels do not tell").isFalse();
    }

    @Test
    void isEmptyForSomethingElse() {
        assertThat(ProcessStatus.parse("")).isEmpty();
        assertThat(ProcessStatus.parse("State:\n\nUid: many\n")).isEmpty();
    }
}
