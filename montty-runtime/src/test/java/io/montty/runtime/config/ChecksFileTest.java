package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChecksFileTest {

    private static final String TITLE =
            "must be 1 to 200 characters, not all blank, without line ends and control characters";

    @TempDir
    private Path folder;

    @Test
    void refusesSettingsThatNoCheckCanHave() throws IOException {
        ChecksFile file = files().checks(
                        "checks:\n  a: {timeout: 0s, title: ' '}\ngroups:\n  - {id: ' x', title: '', members: [a]}\n");

        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:2: checks.a.timeout: is 0s, must be more than zero",
                        "CHECKS/checks.yaml:2: checks.a.title: is ' ', " + TITLE,
                        "CHECKS/checks.yaml:4: groups[0].id: is ' x', must be 1 to 128 characters without slashes"
                                + " and control characters, and no blank at either end",
                        "CHECKS/checks.yaml:4: groups[0].title: is '', " + TITLE);
    }

    @Test
    void keepsOneCheckFromBreakingAnother() throws IOException {
        ChecksFile file = files().checks("""
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
        ChecksFile file = files().checks("""
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
                .extracting(ChecksFile.Listed::settings)
                .containsExactly(new GroupSettings(
                        "updates",
                        null,
                        Mode.DEPEND,
                        Set.of(),
                        List.of("is_debian"),
                        List.of("one"),
                        new When(List.of(), List.of(), List.of())));
        assertThat(file.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:6: groups[1].members: is [], must not be empty",
                        "CHECKS/checks.yaml:7: groups[2].id: is missing, expected a text",
                        "CHECKS/checks.yaml:8: other: is not a known key; known are checks, groups, folders");
    }

    @Test
    void saysWhatBelongsWhereAnotherKindOfValueStands() throws IOException {
        assertThat(files().checksMistakes("groups: x\nchecks: hello\n"))
                .singleElement()
                .asString()
                .startsWith("CHECKS/checks.yaml:2: checks: is 'hello', expected a mapping from check ids to settings,");
        assertThat(files().checksMistakes("checks: [a]\n"))
                .singleElement()
                .asString()
                .startsWith("CHECKS/checks.yaml:1: checks: is a list, expected a mapping from check ids to settings,");
        assertThat(files().checksMistakes("groups: {a: [b]}\n"))
                .singleElement()
                .asString()
                .startsWith("CHECKS/checks.yaml:1: groups: is a mapping, expected a list of groups,");
        assertThat(files().checksMistakes("checks:\n  a: [x]\n  b:\n    tags: {a: b}\n    env: [c]\ngroups: [x, ~]\n"))
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:2: checks.a: is a list, expected keys with values",
                        "CHECKS/checks.yaml:4: checks.b.tags: is a mapping, expected a list",
                        "CHECKS/checks.yaml:5: checks.b.env: is a list, expected keys with values",
                        "CHECKS/checks.yaml:6: groups[0]: is 'x', expected keys with values",
                        "CHECKS/checks.yaml:6: groups[1]: is empty, expected a group with id and members");
    }

    @Test
    void refusesElementsThatAreEmpty() throws IOException {
        String empty = ": is empty, expected a text; write it, in quotes if it is empty, or take the line out";

        assertThat(files().checksMistakes("""
                        checks:
                          a:
                            args: [x, ~]
                            env: {A: ~, B: ''}
                            tags:
                              -
                              - {a: b}
                        groups:
                          - {id: g, members: [~], tags: [a b]}
                        """))
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:3: checks.a.args[1]" + empty,
                        "CHECKS/checks.yaml:4: checks.a.env.A" + empty,
                        "CHECKS/checks.yaml:6: checks.a.tags[0]" + empty,
                        "CHECKS/checks.yaml:7: checks.a.tags[1]: is a mapping, expected a text",
                        "CHECKS/checks.yaml:9: groups[0].members[0]" + empty,
                        "CHECKS/checks.yaml:9: groups[0].tags: is 'a b', must be 1 to 64 characters without blanks,"
                                + " commas and control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                " a",
                "a ",
                "a,b",
                "a/b",
                "\\u0085",
                "a\\u0085b",
                "\\u2003",
                "\\u2028",
                "\\u2003a",
                "a\\u2028",
                "\\t",
                "a\\u0001",
                "a\\u007f",
                "\\u200b",
                "\\u00a0",
                "a\\u00a0",
                "a\\nb",
                "L64",
                "L65",
                "L128",
                "L129",
                "L200",
                "L201",
                "\\U0001F600"
            })
    void takesExactlyWhatACheckMayBe(String escaped) throws IOException {
        String text = escaped.startsWith("L") ? "x".repeat(Integer.parseInt(escaped.substring(1))) : escaped;
        String value = new YamlReader()
                .parse("v: \"" + text + "\"", "test")
                .root()
                .path("v")
                .asText();

        assertThat(files().checksMistakes("checks: {a: {title: \"" + text + "\"}}")
                        .isEmpty())
                .as("title")
                .isEqualTo(taken(() -> CheckSpec.of("id", value)));
        assertThat(files().checksMistakes("checks: {a: {tags: [\"" + text + "\"]}}")
                        .isEmpty())
                .as("tag")
                .isEqualTo(taken(() -> CheckSpec.of("id", "t").withTags(value))
                        && value.length() <= 64
                        && value.chars().noneMatch(Character::isISOControl));
        assertThat(files().checksMistakes("groups: [{id: \"" + text + "\", members: [x]}]")
                        .isEmpty())
                .as("id")
                .isEqualTo(taken(() -> CheckSpec.of(value, "t")));
    }

    @Test
    void countsCharactersAsACheckDoes() throws IOException {
        assertThat(files().checksMistakes("checks: {a: {title: '" + "\ud83d\ude00".repeat(101) + "'}}"))
                .hasSize(1);
        assertThat(files().checksMistakes("checks: {a: {title: '" + "\ud83d\ude00".repeat(100) + "'}}"))
                .isEmpty();
    }

    private static boolean taken(Supplier<CheckSpec> spec) {
        try {
            return spec.get() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static CheckSettings settings(ChecksFile file, String check) {
        return Objects.requireNonNull(file.checks().get(check));
    }

    private ConfigFiles files() {
        return new ConfigFiles(folder);
    }
}
