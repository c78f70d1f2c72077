package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import java.util.List;

/**
 * Configure {@link FilesCheck}.
 *
 * @param files what it looks at
 */
record FilesConfig(
        @Description("the files to look at, each with its path and how it has to be") @Default("[]")
        List<@Valid FileRule> files) {

    FilesConfig {
        files = List.copyOf(files);
    }
}
