package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Configure {@link AuthorizedKeysCheck}.
 *
 * @param files where keys are, as in {@code AuthorizedKeysFile} of sshd_config(5)
 * @param whenChanged how bad a change is
 */
record AuthorizedKeysConfig(
        @Default("[.ssh/authorized_keys, .ssh/authorized_keys2]")
        @Description(
                "where the keys of an account are, from its home unless absolute; %h stands for the home, %u for the"
                        + " name")
        @NotEmpty
        List<@NotEmpty String> files,

        @Default("alert") @Description("how bad a change is")
        Severity whenChanged) {}
