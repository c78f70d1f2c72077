package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.cli.UsageException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {

    @Test
    void neverAsksAndNeverTrustsAtFirstSight() {
        assertThat(target("deploy@web1").argv("sh -s"))
                .startsWith("ssh", "-T")
                .containsSequence("-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes")
                .endsWith("--", "deploy@web1", "sh -s");
    }

    @Test
    void passesOnWhatTheAdminSays() {
        SshTarget target =
                new SshTarget("deploy@web1", Optional.of(2222), Optional.of("a@b,c:22"), Optional.of("/my key"));

        assertThat(target.argv("x")).containsSequence("-p", "2222", "-J", "a@b,c:22", "-i", "/my key", "--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-oProxyCommand=id", "a@-x", "-a@b", "a b@c", "a@b c", "a@b@c", "@b"})
    void refusesWhatSshCouldTakeForAnOption(String destination) {
        assertThatThrownBy(() -> target(destination))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is no USER@HOST");
    }

    @Test
    void readsAServerWithAndWithoutUserAndPort() {
        assertThat(ServerSpec.parse("mon.example.org", "me")).isEqualTo(new ServerSpec("me", "mon.example.org", 22));
        assertThat(ServerSpec.parse("m@10.0.0.1:2222", "me")).isEqualTo(new ServerSpec("m", "10.0.0.1", 2222));
        assertThat(ServerSpec.parse("m@[2001:db8::1]:22", "me")).isEqualTo(new ServerSpec("m", "2001:db8::1", 22));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@", "a b", "mon:0", "mon:65536", "mon:22:dir", "-x", "mon/dir", "a@b@c"})
    void refusesAServerOfAnotherForm(String server) {
        assertThatThrownBy(() -> ServerSpec.parse(server, "me"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("expected [USER@]HOST[:PORT]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3MAAACBAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> PublicKey.parse(text, "KEY"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("expected one line as in id_ed25519.pub");
    }

    @Test
    void refusesAKeyThatIsAnotherInside() {
        String line = "ssh-rsa " + MadeUpKeys.key(1).blob();

        assertThatThrownBy(() -> PublicKey.parse(line, "KEY")).isInstanceOf(UsageException.class);
        assertThat(PublicKey.parse(MadeUpKeys.key(1) + " a comment\n", "KEY")).isEqualTo(MadeUpKeys.key(1));
    }

    private static SshTarget target(String destination) {
        return new SshTarget(destination, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
