package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Configure {@link SshdCheck}.
 *
 * @param require what settings must be
 * @param atMost what settings must not exceed
 * @param alert the settings that alert; all others warn
 */
record SshdConfig(
        @Default("{permitrootlogin: ['no', prohibit-password, without-password, forced-commands-only],"
                + " permitemptypasswords: ['no'], hostbasedauthentication: ['no'], ignorerhosts: ['yes'],"
                + " strictmodes: ['yes'], permituserenvironment: ['no']}")
        @Description("settings as sshd -T prints them, each with the values that it may have")
        Map<String, @NotEmpty List<String>> require,

        @Default("{maxauthtries: 6, logingracetime: 120}")
        @Description("settings that are numbers, each with the greatest that it may be; 0 counts as without a limit")
        Map<String, Integer> atMost,

        @Default("[permitrootlogin, permitemptypasswords, hostbasedauthentication]")
        @Description("the settings that alert; all others warn")
        Set<String> alert) {}
