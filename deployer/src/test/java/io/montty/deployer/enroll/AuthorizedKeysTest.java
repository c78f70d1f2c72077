package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.cli.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizedKeysTest {

    private static final PublicKey KEY = MadeUpKeys.key(1);
    private static final PublicKey OTHER = MadeUpKeys.key(2);
    private static final Path PROJECT = Path.of("/srv/montty");
    private static final String LINE = "restrict,command=\"/opt/montty/bin/montty-receive --host web1 --project"
            + " /srv/montty\" " + KEY + " montty:web1\n";

    @Test
    void writesOneLineThatLetsTheKeyDoOneThing() {
        assertThat(new AuthorizedKeys("").with(binding("web1", KEY)).text()).isEqualTo(LINE);
    }

    @Test
    void bindsARelayAsOne() {
        Binding relay = new Binding("site1", true, Path.of("/opt/r"), Optional.empty(), Path.of("/srv/montty"), KEY);

        assertThat(relay.line()).contains("command=\"/opt/r --relay site1 --project /srv/montty\"");
    }

    @Test
    void quotesPathsForTheShellAndForSshd() {
        Binding binding = new Binding(
                "web1",
                false,
                Path.of("/opt/my montty/bin/r"),
                Optional.of(Path.of("/opt/a jre/java")),
                Path.of("/srv/it's \"here\""),
                KEY);

        assertThat(binding.line())
                .startsWith("restrict,command=\"'/opt/my montty/bin/r' --java '/opt/a jre/java' --host web1 --project"
                        + " '/srv/it'\\''s \\\"here\\\"'\" ssh-ed25519 ");
    }

    @Test
    void refusesAPathThatWouldBeginAnotherLine() {
        Path path = Path.of("/srv/a\nssh-ed25519 AAAA");

        assertThatThrownBy(() -> new Binding("web1", false, Path.of("/opt/r"), Optional.empty(), path, KEY))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("rename the folder");
    }

    @Test
    void leavesEveryOtherLineAsItIs() {
        String others =
                "# \u00e4 comment\r\n\n  ssh-rsa AAAAB3 me@laptop  \nno key at all\nfrom=\"a b\" ssh-ed25519 AAAAC3 x";

        AuthorizedKeys after = new AuthorizedKeys(others).with(binding("web1", KEY));

        assertThat(after.text()).isEqualTo(others + "\n" + LINE);
        assertThat(after.without("web1", PROJECT).text()).isEqualTo(others + "\n");
    }

    @Test
    void changesNothingTheSecondTime() {
        AuthorizedKeys once = new AuthorizedKeys("# mine\n").with(binding("web1", KEY));

        assertThat(once.with(binding("web1", KEY))).isEqualTo(once);
    }

    @Test
    void renewsTheLineWhereItIs() {
        String old = LINE.replace("/opt/montty/", "/old/");

        assertThat(new AuthorizedKeys("# a\n" + old + "# b\n")
                        .with(binding("web1", KEY))
                        .text())
                .isEqualTo("# a\n" + LINE + "# b\n");
    }

    @Test
    void findsANameThatAnotherKeyHas() {
        AuthorizedKeys keys = new AuthorizedKeys("# a\n").with(binding("web1", OTHER));

        assertThat(keys.conflict("web1", Optional.of(KEY))).contains("line 2 binds web1 to another key");
        assertThat(keys.conflict("web1", Optional.empty())).contains("line 2 binds web1 to another key");
        assertThat(keys.conflict("web1", Optional.of(OTHER))).isEmpty();
        assertThat(keys.conflict("web2", Optional.empty())).isEmpty();
        assertThat(keys.with(binding("web1", KEY)).text()).isEqualTo("# a\n" + LINE);
    }

    @Test
    void findsAKeyThatMayDoMoreAlready() {
        String login = KEY + " alice@laptop\n";

        assertThat(new AuthorizedKeys(login).conflict("web1", Optional.of(KEY)))
                .contains("line 1 has the key of web1 already, and lets it do other things");
        assertThat(new AuthorizedKeys("command=\"x \\\" y\",restrict " + login).conflict("web1", Optional.of(KEY)))
                .isPresent();
        assertThat(new AuthorizedKeys("").with(binding("web2", KEY)).conflict("web1", Optional.of(KEY)))
                .contains("line 1 has the key of web1 already, bound to web2");
        assertThat(new AuthorizedKeys("# a\n" + login).otherUse(KEY)).isEqualTo(2);
        assertThat(new AuthorizedKeys(LINE).otherUse(KEY)).isZero();
        assertThat(new AuthorizedKeys("#" + login).conflict("web1", Optional.of(KEY)))
                .isEmpty();
    }

    @Test
    void listsTheHostsThatAreBound() {
        AuthorizedKeys keys =
                new AuthorizedKeys(OTHER + " me\n").with(binding("web2", KEY)).with(binding("web1", MadeUpKeys.key(3)));

        assertThat(keys.hosts(PROJECT)).containsExactly("web1", "web2");
        assertThat(keys.without("web2", PROJECT).hosts(PROJECT)).containsExactly("web1");
    }

    @Test
    void takesOutEveryLineThatLetsAHostIn() {
        String others = "restrict,command=\"/o/montty-receive --host web1 --project /srv/other\" " + KEY
                + " montty:web1\nrestrict,command=\"/o/montty-receive --host web10 --project /srv/montty\" " + OTHER
                + "\n"
                + "command=\"echo montty-receive\" " + MadeUpKeys.key(3) + " montty:web1\n" + MadeUpKeys.key(4)
                + " web1\n";
        String gone =
                "command=\"MONTTY_JAVA=/j /o/montty-receive --project '/srv/montty' --relay web1\",restrict " + KEY
                        + "\nfrom=\"10.0.0.1,10.0.0.2\",Command=\"/old/montty-receive --host \\\"web1\\\" --project /srv/montty/\" "
                        + OTHER + " written by hand\n" + LINE;

        assertThat(new AuthorizedKeys(gone + others).without("web1", PROJECT).text())
                .isEqualTo(others);
        assertThat(new AuthorizedKeys(gone).hosts(PROJECT)).containsExactly("web1");
    }

    @Test
    void readsFoldersOfOtherLettersAsTheyAreWritten() {
        Path project = Path.of("/srv/\u00fcber \"uns\"");
        AuthorizedKeys keys = new AuthorizedKeys("")
                .with(new Binding("web1", false, Path.of("/opt/montty-receive"), Optional.empty(), project, KEY));

        assertThat(keys.without("web1", project).text()).isEmpty();
    }

    private static Binding binding(String name, PublicKey key) {
        return new Binding(
                name, false, Path.of("/opt/montty/bin/montty-receive"), Optional.empty(), Path.of("/srv/montty"), key);
    }
}
