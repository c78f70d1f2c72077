package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckSpec;
import io.montty.api.Default;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RecordBinderTest {

    record DiskConfig(
            @Default("/") @NotBlank String path,
            @Default("90") @Min(1) @Max(100) int warnPercent,
            @Default("1s") Duration sample,
            @Default("[ext4, xfs]") List<String> types) {}

    record Disk(
            @Default("/") @NotBlank String path,
            @Default("90") @Min(1) @Max(100) int warn) {}

    record Disks(
            @Default("[]") List<@Valid Disk> disks,
            @Default("{}") Map<String, @Max(9) Integer> counts) {}

    /** Stands for a plugin's record whose own code throws. */
    record Picky(
            @Default("1") int low,
            @Default("2") int high,
            @Default("3") @Max(5) int other) {

        Picky {
            if (low > high) {
                throw new IllegalArgumentException("low is above high");
            }
        }

        @AssertTrue(message = "never seen")
        boolean isSound() {
            if (other == 4) {
                throw new IllegalStateException("other is four");
            }
            return true;
        }
    }

    record BadDefault(@Default("[") String text) {}

    record WrongDefault(@Default("x") int number) {}

    @TempDir
    private Path folder;

    @Test
    void bindsACheckConfigurationWithItsDefaults() throws IOException {
        ChecksFile file = files().checks("checks:\n  disk:\n    config:\n      warn_percent: 80\n");

        Bound<DiskConfig> bound = files().configuration()
                .checkConfig(file, "disk", settings(file, "disk").config(), DiskConfig.class);
        Bound<DiskConfig> silent = files().configuration().checkConfig(file, "other", null, DiskConfig.class);

        assertThat(bound.value()).contains(new DiskConfig("/", 80, Duration.ofSeconds(1), List.of("ext4", "xfs")));
        assertThat(silent.value()).contains(new DiskConfig("/", 90, Duration.ofSeconds(1), List.of("ext4", "xfs")));
    }

    @Test
    void namesTheLineAndTheConstraintOfACheckConfiguration() throws IOException {
        ChecksFile file = files().checks("checks:\n  disk:\n    config:\n      warn_percent: 120\n      path: ''\n");

        Bound<DiskConfig> bound = files().configuration()
                .checkConfig(file, "disk", settings(file, "disk").config(), DiskConfig.class);

        assertThat(bound.value()).isEmpty();
        assertThat(bound.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "CHECKS/checks.yaml:4: checks.disk.config.warn_percent: is 120, must be less than or equal to 100",
                        "CHECKS/checks.yaml:5: checks.disk.config.path: is '', must not be blank");
    }

    @Test
    void namesMistakesOfEveryKindTogether() throws IOException {
        assertThat(mistakes("{pth: /x, warn_percent: 120, sample: soon, types: {a: b}}", DiskConfig.class))
                .containsExactlyInAnyOrder(
                        "pth: is not a known key; known are path, sample, types, warn_percent",
                        "warn_percent: is 120, must be less than or equal to 100",
                        "sample: is 'soon', expected a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d",
                        "types: is a mapping, expected a list");
    }

    @Test
    void bindsRecordsWithinListsWithTheirDefaultsAndMistakes() throws IOException {
        assertThat(bound("{disks: [{path: /var}, {warn: 5}]}", Disks.class).value())
                .contains(new Disks(List.of(new Disk("/var", 90), new Disk("/", 5)), Map.of()));
        assertThat(mistakes("{disks: [{pth: /var}, {warn: 500}, /x], counts: {a: 10, b: x}}", Disks.class))
                .containsExactlyInAnyOrder(
                        "disks[0].pth: is not a known key; known are path, warn",
                        "disks[2]: is '/x', expected keys with values",
                        "counts.b: is 'x', expected a whole number",
                        "counts.a: is 10, must be less than or equal to 9");
        assertThat(mistakes("{disks: [{warn: 500}], counts: {a: 10}}", Disks.class))
                .containsExactlyInAnyOrder(
                        "disks[0].warn: is 500, must be less than or equal to 100",
                        "counts.a: is 10, must be less than or equal to 9");
    }

    @Test
    void makesAMistakeOfWhatTheCodeOfARecordThrows() throws IOException {
        assertThat(mistakes("{low: 5}", Picky.class)).containsExactly(" is refused: low is above high");
        assertThat(mistakes("{other: 4}", Picky.class)).containsExactly(" is refused: other is four");
        assertThat(mistakes("{low: x, high: 0, other: 6}", Picky.class))
                .containsExactly("low: is 'x', expected a whole number");
        assertThat(mistakes("{}", BadDefault.class)).containsExactly(" is refused: the default of text is not YAML: [");
        assertThat(mistakes("{}", WrongDefault.class)).containsExactly("number: is 'x', expected a whole number");
    }

    @Test
    void wantsAMappingWhereAConfigurationIs() throws IOException {
        assertThat(mistakes("[1]", DiskConfig.class)).containsExactly(" is a list, expected keys with values");
        assertThat(mistakes("{a: 1}", CheckSpec.NoConfig.class))
                .containsExactly("a: is not a known key; none is known here");
    }

    /** Return the mistakes without the place of the configuration, which is the same for all. */
    private List<String> mistakes(String config, Class<? extends Record> type) throws IOException {
        String place = "CHECKS/checks.yaml:1: checks.x.config";
        return ConfigFiles.texts(bound(config, type).problems()).stream()
                .peek(text -> assertThat(text).startsWith(place))
                .map(text -> text.substring(place.length() + 1))
                .toList();
    }

    private <T extends Record> Bound<T> bound(String config, Class<T> type) throws IOException {
        ChecksFile file = files().checks("checks: {x: {config: " + config + "}}\n");
        return files().configuration()
                .checkConfig(file, "x", settings(file, "x").config(), type);
    }

    private static CheckSettings settings(ChecksFile file, String check) {
        return Objects.requireNonNull(file.checks().get(check));
    }

    private ConfigFiles files() {
        return new ConfigFiles(folder);
    }
}
