package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Configure {@link WorldWritableCheck}.
 *
 * @param paths the folders that are searched
 * @param ignore what may be writable
 * @param whenOpen how bad it is if something else is
 */
record WorldWritableConfig(
        @Default("[/boot, /etc, /opt, /root, /usr, /var/lib/dpkg, /var/lib/rpm, /var/spool/cron]")
        @Description("the folders that are searched, each on its own file system")
        @NotEmpty
        List<@Pattern(regexp = "/.*", message = "must be an absolute path") String> paths,

        @Default("[]")
        @Description("paths that may be writable, where * stands for anything but a slash and ** for anything")
        List<String> ignore,

        @Default("alert") @Description("how bad it is if something else is")
        Severity whenOpen) {}
