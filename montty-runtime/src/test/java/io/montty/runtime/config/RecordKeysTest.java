package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.runtime.store.ProjectLayout;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordKeysTest {

    enum Level {
        LOW,
        HIGH
    }

    record Inner(
            @NotEmpty String name, @Default("1") @Min(0) int least) {}

    record Sample(
            @Default("90") @Min(1) @Max(100) @Description("percentage above which it warns")
            int warn,

            @Default("15m") Duration recentLimit,
            @Default("low") Level level,
            @Default("[]") List<@NotEmpty String> ignore,
            @Default("[]") List<@Valid Inner> processes,
            @Default("{}") Map<String, String> require,
            @Nullable String note,
            String needed) {

        @AssertTrue(message = "'warn' must not be odd")
        public boolean isWarnEven() {
            return warn % 2 == 0;
        }
    }

    private final ConfigDescription description =
            new Configuration(new ProjectLayout(Path.of("/nonexistent"))).describe(Sample.class);

    @Test
    void listsKeysInTheOrderOfTheRecordWithThoseWithinThem() {
        assertThat(description.keys())
                .extracting(ConfigDescription.Key::name)
                .containsExactly(
                        "warn",
                        "recent_limit",
                        "level",
                        "ignore",
                        "processes",
                        "processes[].name",
                        "processes[].least",
                        "require",
                        "note",
                        "needed");
    }

    @Test
    void saysWhatEachExpectsAndHoldsByItself() {
        assertThat(description.keys())
                .extracting(ConfigDescription.Key::expected)
                .contains(
                        "a whole number",
                        "one of [low, high]",
                        "a list, each a text",
                        "a list, each keys with values",
                        "keys with values, each a text");
        assertThat(description.keys())
                .extracting(ConfigDescription.Key::value)
                .containsExactly("90", "15m", "low", "[]", "[]", "(required)", "1", "{}", "", "(required)");
    }

    @Test
    void saysWhatIsAskedOfThem() {
        assertThat(description.keys().get(0).constraints())
                .containsExactly("must be greater than or equal to 1", "must be less than or equal to 100");
        assertThat(description.keys().get(0).description()).isEqualTo("percentage above which it warns");
        assertThat(description.keys().get(3).constraints()).containsExactly("each must not be empty");
        assertThat(description.rules()).containsExactly("'warn' must not be odd");
    }
}
