package com.example.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;

class NologinCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new NologinCheck();
    }

    @Test
    void isOkayWhenNothingKeepsUsersOut(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsWhenOnlyRootCanLogIn(FakeHost host) {
        host.file("etc/nologin", "back at noon");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
    }
}
