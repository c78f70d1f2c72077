package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Configure {@link FileIntegrityCheck}.
 *
 * @param files what is watched
 * @param largest how many bytes of a file are read at most
 * @param whenChanged how bad a change is
 */
record FileIntegrityConfig(
        @Default("[/etc/passwd, /etc/group, /etc/sudoers, /etc/sudoers.d, /etc/ssh/sshd_config, /etc/ssh/sshd_config.d,"
                + " /etc/crontab, /etc/cron.d, /etc/ld.so.preload, /etc/pam.d, /etc/hosts, /etc/nsswitch.conf]")
        @Description("files, and folders with all files directly in them; * and ? stand for any in a name")
        @NotEmpty
        List<@Pattern(regexp = "/.+", message = "must be an absolute path") String> files,

        @Default("16777216")
        @Min(1)
        @Description("bytes; of a larger file owner, mode and size are watched, and not what is in it")
        long largest,

        @Default("alert") @Description("how bad a change is")
        Severity whenChanged) {}
