package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Min;
import java.util.Set;

/**
 * Configure {@link AccountsCheck}.
 *
 * @param roots the accounts that may have the number 0
 * @param firstUser the least number of an account of a person
 * @param systemShells the accounts below it that may have a login shell
 */
record AccountsConfig(
        @Default("[root]") @Description("the accounts that may have the number 0, and so all rights")
        Set<String> roots,

        @Default("1000") @Min(0) @Description("the least number of an account of a person")
        int firstUser,

        @Default("[root, sync]")
        @Description("the accounts below that number that may have a login shell and a password")
        Set<String> systemShells) {}
