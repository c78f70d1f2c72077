package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Hold the configuration of a project directory, {@code montty.yaml}.
 *
 * @param host how this host calls itself
 * @param check how checks run
 * @param report what becomes of their report
 * @param server where reports go
 * @param plugins which plugins are loaded
 * @param manager what the manager goes by, on a server
 */
public record MonttyConfig(
        @Description("how this host calls itself") @Valid Host host,
        @Description("how checks run") @Valid Check check,
        @Description("what becomes of a report") @Valid Report report,

        @Description("where reports go, over SSH; without a host, they stay on this machine") @Valid
        Server server,

        @Description("which plugins are loaded") @Valid Plugins plugins,

        @Description("what the manager goes by, on a server") @Valid
        Manager manager) {

    /** Return this configuration with reports written as {@code format}. */
    public MonttyConfig withReportFormat(Report.Format format) {
        return new MonttyConfig(
                host, check, new Report(report.ttl(), format, report.redact()), server, plugins, manager);
    }

    private static final String MORE_THAN_ZERO = "must be more than zero";
    private static final String TTL = "must be from 1m to 24h";

    /**
     * Say how this host calls itself.
     *
     * @param name the host's name in reports; empty for the system's own
     */
    public record Host(
            @Description("what this host is called in reports; empty for the name that the system has")
            @Default("''")
            @Pattern(
                    regexp = "|[A-Za-z0-9][A-Za-z0-9.-]{0,62}",
                    message = "must be at most 63 letters, digits, dots and hyphens")
            String name) {}

    /**
     * Say how checks run.
     *
     * @param interval how often the checker is started; the next report is due after it
     * @param parallel how many checks run at once; 0 for the number of processors
     * @param timeout how long a check may take that does not say so itself
     * @param python what runs checks that are Python classes; empty for the interpreter of the project's virtual
     *     environment {@code venv}, or else the one in PATH
     */
    public record Check(
            @Description("how often the checker is started; the server misses the next report after this time. "
                    + "The lines of \"montty deploy --cron\" start it every 5m and warn if this says "
                    + "otherwise; for another time, write lines of your own")
            @Default("5m")
            @DurationMin(inclusive = false, message = MORE_THAN_ZERO)
            Duration interval,

            @Description("how many checks run at once; 0 for the number of processors") @Default("0") @Min(0) @Max(256)
            int parallel,

            @Description("how long a check may take that does not say so itself")
            @Default("30s")
            @DurationMin(inclusive = false, message = MORE_THAN_ZERO)
            Duration timeout,

            @Description("what runs checks that are Python classes; empty for venv/bin/python3 in the project "
                    + "directory, or else for python3 in PATH")
            @Default("''")
            String python) {}

    /**
     * Say what becomes of a report.
     *
     * @param ttl how long an OKAY, WARN or NA report is shown
     * @param format how the report is written
     * @param redact regular expressions; what they match in a line of a report is taken out before it is kept
     */
    public record Report(
            @Description("how long reports that are OKAY, WARN or NA are shown; an ALERT stays until a person "
                    + "deletes it")
            @Default("5m")
            @DurationMin(minutes = 1, message = TTL)
            @DurationMax(hours = 24, message = TTL)
            Duration ttl,

            @Description("how reports are written: json, or mty for a server that still runs MonTTY for Python")
            @Default("json")
            Format format,

            @Description("regular expressions, as Java knows them; what they match in a line of a report is "
                    + "replaced by [redacted] before the report is kept, printed or sent, such as "
                    + "['(?i)password=\\S+']")
            @Default("[]")
            List<@RegularExpression String> redact) {

        public Report {
            redact = List.copyOf(redact);
        }

        /** Tell how a report can be written. */
        public enum Format {
            JSON,
            MTY
        }
    }

    /**
     * Say which plugins are loaded.
     *
     * @param signers the file that lists whose signatures count, from the project directory; empty if plugins need none
     */
    public record Plugins(
            @Description("the file that lists whose signatures of plugin jars count, as ssh-keygen(1) describes under "
                    + "ALLOWED SIGNERS, from the project directory; empty if plugins need none")
            @Default("''")
            String signers) {}

    /**
     * Say where reports go.
     *
     * @param user who the reports are handed in as; empty for what {@code ~/.ssh/config} says, or the current user
     * @param host the server, or what {@code ~/.ssh/config} calls it; empty for this machine's own server
     * @param port its SSH port; 0 for what {@code ~/.ssh/config} says, or 22
     * @param dir the project directory there, to put reports into over SFTP; empty for a server that acknowledges them
     * @param identity the private key; empty for the project's {@code ssh/id_ed25519} if there is one, else for what
     *     {@code ~/.ssh/config} says, or {@code ~/.ssh/id_ed25519}
     * @param passphraseFile the file that holds the passphrase of an encrypted key; empty if the key has none, or an
     *     agent holds it
     * @param knownHosts the file of host keys; empty for the project's {@code ssh/known_hosts} if there is one, else for
     *     {@code ~/.ssh/known_hosts}
     * @param splay at most how long this host waits before it connects, so that not all hosts come at once
     */
    public record Server(
            @Description("who the reports are handed in as; empty for what ~/.ssh/config says, or else for the "
                    + "user who runs the checks")
            @Default("''")
            String user,

            @Description("the name or address of the server, or what ~/.ssh/config calls it; empty keeps the "
                    + "reports on this machine")
            @Default("''")
            String host,

            @Description("its SSH port; 0 for what ~/.ssh/config says, or else 22") @Default("0") @Min(0) @Max(65535)
            int port,

            @Description("the project directory there, for a server that takes reports over SFTP; empty for "
                    + "one that acknowledges them")
            @Default("''")
            String dir,

            @Description("the private key, readable for its owner alone: ed25519, ECDSA or RSA in the format "
                    + "of OpenSSH; empty for ssh/id_ed25519 in the project directory, or else for what "
                    + "~/.ssh/config says or ~/.ssh/id_ed25519")
            @Default("''")
            String identity,

            @Description("the file that holds the passphrase of an encrypted key, readable for its owner "
                    + "alone; empty if the key has none, or an agent (SSH_AUTH_SOCK) holds it")
            @Default("''")
            String passphraseFile,

            @Description("the file that holds the host key of the server; empty for ssh/known_hosts in the "
                    + "project directory, or else for ~/.ssh/known_hosts")
            @Default("''")
            String knownHosts,

            @Description("at most how long a run that is not on a terminal waits before it connects, a part of "
                    + "it that the name of the host decides, so that not all hosts come at once; never more "
                    + "than half of check.interval; 0s for no wait")
            @Default("120s")
            @DurationMax(hours = 1, message = "must be from 0s to 1h")
            Duration splay) {

        @AssertTrue(
                message = "has a user or a dir, but no host; say which server, or take all of them away to keep"
                        + " reports on this machine")
        boolean isWhole() {
            return !host.isBlank() || (user.isBlank() && dir.isBlank());
        }

        /** Tell whether reports stay on this machine. */
        public boolean isLocal() {
            return host.isBlank();
        }
    }

    /**
     * Say what the manager goes by.
     *
     * @param lateAfter how long after it was due a report may come before its host is LATE
     * @param lostAfter after how many intervals without a report, and {@code lateAfter}, a host is LOST
     * @param unpromised when the next report is expected of a host that promises none; zero for never
     * @param failAfter by globs of check ids: how many of the last results must be worse before a worse status counts
     * @param history whether changes and measurements are kept
     * @param historyDays for how many days
     * @param historyMegabytes in how many MiB
     * @param quarantineDays for how many days rejected files are kept
     * @param auditDays for how many days the audit log is kept
     */
    public record Manager(
            @Description("how long after it was due a report may come before its host is LATE, which is a WARN")
            @Default("5m")
            @DurationMin(minutes = 1, message = LATE_AFTER)
            @DurationMax(hours = 24, message = LATE_AFTER)
            Duration lateAfter,

            @Description("after how many intervals without a report, and late_after, a host is LOST, which is an ALERT")
            @Default("3")
            @Min(1)
            @Max(1000)
            int lostAfter,

            @Description("when the next report is expected of a host that promises none, such as one with "
                    + "MonTTY for Python; 0s for never")
            @Default("1h")
            @DurationMax(days = 7, message = "must be from 0s to 7d")
            Duration unpromised,

            @Description("how many of the last results of a check must be worse before a problem counts as new "
                    + "or worse, by globs of check ids, the first that matches counts, such as {host.cpu: "
                    + "3/5, \"host.*\": 2/2}; reports are filed by what they say all the same")
            @Default("{}")
            Map<
                            String,
                            @Pattern(
                                    regexp = "([1-9]|1[0-9]|20)/([1-9]|1[0-9]|20)",
                                    message = "must be two numbers from 1 to 20, such as 3/5 for 3 of the last 5")
                            @FailuresOfResults String>
                    failAfter,

            @Description("whether what changes and what is measured is kept, for \"montty history\"") @Default("true")
            boolean history,

            @Description("for how many days it is kept") @Default("30") @Min(1) @Max(3650)
            int historyDays,

            @Description("in how many MiB it is kept") @Default("256") @Min(8) @Max(65536)
            int historyMegabytes,

            @Description("for how many days what was rejected is kept, at most 1000 files and 100 MiB of it")
            @Default("30")
            @Min(1)
            @Max(3650)
            int quarantineDays,

            @Description("for how many days the audit log is kept, at most 256 MiB of it")
            @Default("400")
            @Min(31)
            @Max(3650)
            int auditDays) {

        private static final String LATE_AFTER = "must be from 1m to 24h";

        /** Return what counts where nothing is configured. */
        public static Manager defaults() {
            return new Manager(Duration.ofMinutes(5), 3, Duration.ofHours(1), Map.of(), true, 30, 256, 30, 400);
        }

        public Manager {
            failAfter = Collections.unmodifiableMap(new LinkedHashMap<>(failAfter));
        }
    }
}
