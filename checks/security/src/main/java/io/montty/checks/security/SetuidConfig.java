package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Configure {@link SetuidCheck}.
 *
 * @param paths the folders that are searched
 * @param whenChanged how bad a change is
 */
record SetuidConfig(
        @Default("[/]") @Description("the folders that are searched, each on its own file system") @NotEmpty
        List<@Pattern(regexp = "/.*", message = "must be an absolute path") String> paths,

        @Default("alert") @Description("how bad a change is")
        Severity whenChanged) {}
