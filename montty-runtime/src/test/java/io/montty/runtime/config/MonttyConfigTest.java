package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MonttyConfigTest {

    @TempDir
    private Path folder;

    @Test
    void givesDefaultsWhereTheFileIsMissingOrEmptyOrAllComments() throws Exception {
        MonttyConfig missing = files().configuration().montty();
        MonttyConfig empty = files().montty("");
        MonttyConfig comments = files().montty("# check:\n#   interval: 1m\n");

        assertThat(missing).isEqualTo(empty).isEqualTo(comments);
        assertThat(missing.check())
                .isEqualTo(new MonttyConfig.Check(Duration.ofMinutes(5), 0, Duration.ofSeconds(30), ""));
        assertThat(missing.report().ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(missing.server().port()).isZero();
        assertThat(missing.server().isLocal()).isTrue();
    }

    @Test
    void readsWhatIsWritten() throws Exception {
        MonttyConfig config = files().montty("""
                host:
                  name: web1
                check:
                  interval: 10m
                  parallel: 4
                server:
                  user: montty
                  host: mon.example
                  dir: /srv/montty
                  known_hosts: keys
                  passphrase_file: pass
                """);

        assertThat(config.host().name()).isEqualTo("web1");
        assertThat(config.check())
                .isEqualTo(new MonttyConfig.Check(Duration.ofMinutes(10), 4, Duration.ofSeconds(30), ""));
        assertThat(config.server().knownHosts()).isEqualTo("keys");
        assertThat(config.server().passphraseFile()).isEqualTo("pass");
        assertThat(config.server().isLocal()).isFalse();
    }

    @Test
    void needsNoMoreOfAServerThanItsName() throws Exception {
        MonttyConfig config = files().montty("server: {host: mon}\n");

        assertThat(config.server().isLocal()).isFalse();
        assertThat(config.server().dir()).isEmpty();
    }

    @Test
    void namesEveryMistakeAtOnceWithItsLine() {
        assertThat(files().mistakes("""
                        host:
                          name: web one
                        chekc:
                          interval: 10m
                        check:
                          interval: soon
                          parallel: many
                          timeout: [1, 2]
                        report:
                          ttl: 1s
                          format: xml
                        server:
                          dir: /srv
                          port: 99999
                        """))
                .containsExactlyInAnyOrder(
                        "montty.yaml:3: chekc: is not a known key; known are check, host, manager, plugins, report, server",
                        "montty.yaml:6: check.interval: is 'soon', expected a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d",
                        "montty.yaml:7: check.parallel: is 'many', expected a whole number",
                        "montty.yaml:8: check.timeout: is a list, expected a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d",
                        "montty.yaml:2: host.name: is 'web one', must be at most 63 letters, digits, dots and hyphens",
                        "montty.yaml:10: report.ttl: is 1s, must be from 1m to 24h",
                        "montty.yaml:12: server: has a user or a dir, but no host; say which server, or take all of them"
                                + " away to keep reports on this machine",
                        "montty.yaml:14: server.port: is 99999, must be less than or equal to 65535",
                        "montty.yaml:11: report.format: is 'xml', expected one of [json, mty]");
    }

    @Test
    void wantsKeysWhereASectionIs() {
        assertThat(files().mistakes("check: 5\nhost: []\nreport:\n  ttl: soon\nserver:\n"))
                .containsExactlyInAnyOrder(
                        "montty.yaml:1: check: is 5, expected keys with values",
                        "montty.yaml:2: host: is a list, expected keys with values",
                        "montty.yaml:4: report.ttl: is 'soon', expected a duration such as 500ms, 10s, 5m, 1h or 2d, at"
                                + " most 366d");
    }

    @Test
    void namesEveryViolatedConstraintAtOnce() {
        assertThat(files().mistakes("""
                        host:
                          name: web one
                        check:
                          parallel: 1000
                        report:
                          ttl: 1s
                        server:
                          dir: /srv
                          port: 99999
                        """))
                .containsExactlyInAnyOrder(
                        "montty.yaml:2: host.name: is 'web one', must be at most 63 letters, digits, dots and hyphens",
                        "montty.yaml:4: check.parallel: is 1000, must be less than or equal to 256",
                        "montty.yaml:6: report.ttl: is 1s, must be from 1m to 24h",
                        "montty.yaml:7: server: has a user or a dir, but no host; say which server, or take all of them"
                                + " away to keep reports on this machine",
                        "montty.yaml:9: server.port: is 99999, must be less than or equal to 65535");
    }

    @Test
    void readsWhatIsTakenOutOfReportsAndHowHostsAreSpread() throws Exception {
        MonttyConfig config = files().montty("""
                report:
                  redact:
                    - 'pw=\\S+'
                    - "key"
                server: {splay: 10s}
                """);

        assertThat(config.report().redact()).containsExactly("pw=\\S+", "key");
        assertThat(config.withReportFormat(MonttyConfig.Report.Format.MTY)
                        .report()
                        .redact())
                .isEqualTo(config.report().redact());
        assertThat(config.server().splay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(files().montty("").report().redact()).isEmpty();
        assertThat(files().montty("").server().splay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(files().montty("report: {redact: one}").report().redact()).containsExactly("one");
    }

    @Test
    void refusesRegularExpressionsThatAreNoneOrMatchEverything() {
        assertThat(files().mistakes("""
                        report:
                          redact:
                            - 'fine'
                            - '(open'
                            - '*'
                            - 'a*'
                            - 'x{2,1}${user.home}'
                        server: {splay: 2h}
                        """))
                .satisfiesExactly(
                        open -> assertThat(open)
                                .isEqualTo("montty.yaml:4: report.redact[1]: is '(open', is no regular expression:"
                                        + " Unclosed group near character 6; in YAML, put it between single quotes"),
                        star -> assertThat(star)
                                .startsWith("montty.yaml:5: report.redact[2]: is '*', is no regular expression:"),
                        empty -> assertThat(empty)
                                .isEqualTo("montty.yaml:6: report.redact[3]: is 'a*', matches the empty text, and so"
                                        + " everything; say what must be there"),
                        braces -> assertThat(braces)
                                .startsWith("montty.yaml:7: report.redact[4]: is 'x{2,1}${user.home}', is no regular"),
                        splay -> assertThat(splay)
                                .isEqualTo("montty.yaml:8: server.splay: is 2h, must be from 0s to 1h"));
    }

    @Test
    void refusesToWaitForMoreFailuresThanResults() {
        assertThat(files().mistakes("manager: {fail_after: {'host.*': 3/5, 'net.*': 5/3}}\n"))
                .containsExactly(
                        "montty.yaml:1: manager.fail_after.net.*: is '5/3', expected at most as many failures as"
                                + " results, such as 3/5");
    }

    @Test
    void asksForAWholeNumberWhereThereIsAFraction() {
        assertThat(files().mistakes("manager: {history_megabytes: 1.5}\n"))
                .containsExactly("montty.yaml:1: manager.history_megabytes: is 1.5, expected a whole number");
    }

    @Test
    void judgesNoRuleOverAValueThatCannotBeRead() {
        assertThat(files().mistakes("server: {user: [x], host: mon, dir: /srv}\n"))
                .containsExactly("montty.yaml:1: server.user: is a list, expected a text");
        assertThat(files().mistakes("check: {parallel: 99999999999, interval: 0s}\n"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("montty.yaml:1: check.parallel: ");
    }

    private ConfigFiles files() {
        return new ConfigFiles(folder);
    }
}
