package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.Default;
import io.montty.runtime.store.ProjectLayout;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ConfigurationTest {

    @TempDir
    private Path folder;

    record DiskConfig(
            @Default("/") @NotBlank String path,
            @Default("90") @Min(1) @Max(100) int warnPercent,
            @Default("1s") Duration sample,
            @Default("[ext4, xfs]") List<String> types) {}

    @Test
    void givesDefaultsWhereTheFileIsMissingOrEmptyOrAllComments() throws Exception {
        MonttyConfig missing = configuration().montty();
        MonttyConfig empty = montty("");
        MonttyConfig comments = montty("# check:\n#   interval: 1m\n");

        assertThat(missing).isEqualTo(empty).isEqualTo(comments);
        assertThat(missing.check()).isEqualTo(new MonttyConfig.Check(Duration.ofMinutes(5), 0, Duration.ofSeconds(30)));
        assertThat(missing.report().ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(missing.server().port()).isEqualTo(22);
        assertThat(missing.server().isLocal()).isTrue();
    }

    @Test
    void readsWhatIsWritten() throws Exception {
        MonttyConfig config = montty("""
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
                """);

        assertThat(config.host().name()).isEqualTo("web1");
        assertThat(config.check()).isEqualTo(new MonttyConfig.Check(Duration.ofMinutes(10), 4, Duration.ofSeconds(30)));
        assertThat(config.server().knownHosts()).isEqualTo("keys");
        assertThat(config.server().isLocal()).isFalse();
    }

    @Test
    void namesEveryMistakeAtOnceWithItsLine() {
        assertThat(problems("""
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
                          host: mon
                          port: 99999
                        """))
                .containsExactlyInAnyOrder(
                        "montty.yaml:3: chekc: is not a known key; known are check, host, report, server",
                        "montty.yaml:6: check.interval: is 'soon', expected a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d",
                        "montty.yaml:7: check.parallel: is 'many', expected a whole number",
                        "montty.yaml:8: check.timeout: is a list, expected a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d",
                        "montty.yaml:11: report.format: is 'xml', expected one of [json]");
    }

    @Test
    void wantsKeysWhereASectionIs() {
        assertThat(problems("check: 5\nhost: []\nreport:\n  ttl: soon\nserver:\n"))
                .containsExactlyInAnyOrder(
                        "montty.yaml:1: check: is 5, expected keys with values",
                        "montty.yaml:2: host: is [], expected keys with values",
                        "montty.yaml:4: report.ttl: is 'soon', expected a duration such as 500ms, 10s, 5m, 1h or 2d, at"
                                + " most 366d");
    }

    @Test
    void refusesSettingsThatNoCheckCanHave() throws IOException {
        ChecksFile file =
                checks("checks:\n  a: {timeout: 0s, title: ' '}\ngroups:\n  - {id: ' x', title: '', members: [a]}\n");

        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:2: checks.a: timeout must be more than zero",
                        "CHECKS/checks.yaml:2: checks.a.title: is ' ', must be 1 to 200 characters, not all blank",
                        "CHECKS/checks.yaml:4: groups[0].id: is ' x', must be at most 128 characters without slashes,"
                                + " and no blank at either end",
                        "CHECKS/checks.yaml:4: groups[0].title: is '', must be 1 to 200 characters, not all blank");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Files.createDirectories(folder.resolve("montty.yaml"));

        assertThatThrownBy(() -> configuration().montty()).hasMessage("montty.yaml: cannot be read: Is a directory");
    }

    @Test
    void namesEveryViolatedConstraintAtOnce() {
        assertThat(problems("""
                        host:
                          name: web one
                        check:
                          parallel: 1000
                        report:
                          ttl: 1s
                        server:
                          host: mon
                          port: 99999
                        """))
                .containsExactlyInAnyOrder(
                        "montty.yaml:2: host.name: is 'web one', must be at most 63 letters, digits, dots and hyphens",
                        "montty.yaml:4: check.parallel: is 1000, must be less than or equal to 256",
                        "montty.yaml:5: report: ttl must be from 1m to 24h",
                        "montty.yaml:7: server: needs all of user, host and dir, or none of them to keep reports on this"
                                + " machine",
                        "montty.yaml:9: server.port: is 99999, must be less than or equal to 65535");
    }

    @Test
    void refusesWhatYamlHasAndAConfigurationDoesNotNeed() {
        assertThat(problems("check:\n  parallel: 1\n  parallel: 2\ncheck: {}\n"))
                .containsExactly(
                        "montty.yaml:3: check.parallel: stands twice, first in line 2",
                        "montty.yaml:4: check: stands twice, first in line 1");
        assertThat(problems("check:\n\tparallel: 1\n"))
                .containsExactly("montty.yaml:2: is indented with a tab; YAML wants blanks");
        assertThat(problems("a: &a [x]\nb: *a\n"))
                .containsExactly("montty.yaml:2: b: is an alias ('*'), which is not supported; write the value out");
        assertThat(problems("- check\n")).containsExactly("montty.yaml:1: expected keys with values, such as 'check:'");
        assertThat(problems("check: {}\n---\ncheck: {}\n"))
                .containsExactly("montty.yaml:3: a second document begins here; one file holds one");
        assertThat(problems("check: [1, 2\nhost: {}\n"))
                .singleElement()
                .asString()
                .contains("montty.yaml:2: is not YAML");
    }

    @Test
    void isNotBlownUpByAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            char before = (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(("*" + before + ", ").repeat(9))
                    .append("x]\n");
        }

        assertThat(problems(bomb.toString())).hasSize(25 * 9).allMatch(line -> line.contains("alias"));
    }

    @Test
    void refusesDeepNestingAndOtherEncodings() throws IOException {
        assertThat(problems("a: " + "[".repeat(1000) + "\n"))
                .singleElement()
                .asString()
                .startsWith("montty.yaml");
        Files.write(folder.resolve("montty.yaml"), new byte[] {'a', (byte) 0xff, ':'});
        assertThatThrownBy(() -> configuration().montty())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("montty.yaml: is not UTF-8 text");
    }

    @Test
    void keepsOneCheckFromBreakingAnother() throws IOException {
        ChecksFile file = checks("""
                checks:
                  good.one:
                    title: Good
                    tags: [a, b]
                    timeout: 5s
                  bad.one:
                    timeot: 5s
                    tags: ["a b"]
                  off:
                    enabled: false
                """);

        assertThat(file.checks().keySet()).containsExactlyInAnyOrder("good.one", "off");
        assertThat(settings(file, "good.one").tags()).isEqualTo(Set.of("a", "b"));
        assertThat(settings(file, "off").enabled()).isFalse();
        assertThat(file.whyBroken("bad.one"))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith(
                                "CHECKS/checks.yaml:7: checks.bad.one.timeot: is not a known key; known are args,"));
        assertThat(file.mentioned()).containsEntry("bad.one", 6).hasSize(3);
    }

    @Test
    void readsGroups() throws IOException {
        ChecksFile file = checks("""
                groups:
                  - id: updates
                    mode: depend
                    filters: [is_debian]
                    members: one
                  - id: empty
                  - members: [x]
                other: 1
                """);

        assertThat(file.groups())
                .containsExactly(new GroupSettings(
                        "updates", null, Mode.DEPEND, Set.of(), List.of("is_debian"), List.of("one")));
        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:6: groups[1].members: is [], must not be empty",
                        "CHECKS/checks.yaml:7: groups[2].id: is missing, must not be blank",
                        "CHECKS/checks.yaml:8: other: is not a known key; known are checks, groups");
    }

    @Test
    void bindsACheckConfigurationWithItsDefaults() throws IOException {
        ChecksFile file = checks("checks:\n  disk:\n    config:\n      warn_percent: 80\n");

        Bound<DiskConfig> bound =
                configuration().checkConfig(file, "disk", settings(file, "disk").config(), DiskConfig.class);
        Bound<DiskConfig> silent = configuration().checkConfig(file, "other", null, DiskConfig.class);

        assertThat(bound.value()).contains(new DiskConfig("/", 80, Duration.ofSeconds(1), List.of("ext4", "xfs")));
        assertThat(silent.value()).contains(new DiskConfig("/", 90, Duration.ofSeconds(1), List.of("ext4", "xfs")));
    }

    @Test
    void namesTheLineAndTheConstraintOfACheckConfiguration() throws IOException {
        ChecksFile file = checks("checks:\n  disk:\n    config:\n      warn_percent: 120\n      path: ''\n");

        Bound<DiskConfig> bound =
                configuration().checkConfig(file, "disk", settings(file, "disk").config(), DiskConfig.class);

        assertThat(bound.value()).isEmpty();
        assertThat(bound.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:4: checks.disk.config.warn_percent: is 120, must be less than or equal to 100",
                        "CHECKS/checks.yaml:5: checks.disk.config.path: is '', must not be blank");
    }

    private Configuration configuration() {
        return new Configuration(new ProjectLayout(folder));
    }

    private MonttyConfig montty(String text) throws Exception {
        Files.writeString(folder.resolve("montty.yaml"), text);
        return configuration().montty();
    }

    private List<String> problems(String text) {
        ConfigurationException thrown = catchThrowableOfType(ConfigurationException.class, () -> montty(text));
        assertThat(thrown).as("the configuration is accepted").isNotNull();
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    private ChecksFile checks(String text) throws IOException {
        Files.createDirectories(folder.resolve("CHECKS"));
        Files.writeString(folder.resolve("CHECKS/checks.yaml"), text);
        return configuration().checks();
    }

    private static CheckSettings settings(ChecksFile file, String check) {
        return Objects.requireNonNull(file.checks().get(check));
    }
}
