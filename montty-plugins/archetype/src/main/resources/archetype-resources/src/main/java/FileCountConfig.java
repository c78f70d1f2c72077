package ${package};

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * Configure {@link FileCountCheck}.
 *
 * <p>MonTTY fills it from checks.yaml and holds it against its constraints before the check runs.
 */
record FileCountConfig(
        @Default("/var/tmp")
        @Description("the folder to count in; what lies in folders below it does not count")
        @Pattern(regexp = "/.*", message = "must begin with /")
        String folder,

        @Default("1000") @Description("warns when there are more files than this") @Min(0)
        int warn,

        @Default("10000") @Description("alerts when there are more files than this") @Min(0)
        int alert) {

    @AssertTrue(message = "'warn' must not be greater than 'alert'")
    public boolean isInOrder() {
        return warn <= alert;
    }
}
