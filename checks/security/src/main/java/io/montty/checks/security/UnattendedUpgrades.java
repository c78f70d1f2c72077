package io.montty.checks.security;

import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CommandResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Look whether Debian or one of its kin installs updates by itself. */
final class UnattendedUpgrades {

    private static final Pattern SETTING = Pattern.compile("APT::Periodic::([A-Za-z-]+) \"([^\"]*)\";");
    private static final List<String> NEEDED = List.of("Update-Package-Lists", "Unattended-Upgrade");
    private static final List<String> TIMERS = List.of("apt-daily.timer", "apt-daily-upgrade.timer");
    private static final List<String> STAMPS =
            List.of("/var/lib/apt/periodic/unattended-upgrades-stamp", "/var/lib/apt/periodic/upgrade-stamp");

    private final CheckContext context;
    private final HostFiles files;

    UnattendedUpgrades(CheckContext context, HostFiles files) {
        this.context = context;
        this.files = files;
    }

    CheckResult result() throws InterruptedException {
        if (!files.isThere("/usr/bin/unattended-upgrade")) {
            return CheckResult.warn("unattended-upgrades is not installed: apt install unattended-upgrades");
        }
        CommandResult dump = context.commands().run("apt-config", "dump", "APT::Periodic");
        if (!dump.succeeded()) {
            return CheckResult.na("apt does not tell its settings: apt-config ended with " + dump.end());
        }
        Verdict verdict = new Verdict();
        for (String name : NEEDED) {
            if (!isOn(dump.stdout(), name)) {
                verdict.note(
                        Status.WARN,
                        "APT::Periodic::" + name + " is off, so updates are not installed:"
                                + " dpkg-reconfigure -plow unattended-upgrades");
            }
        }
        judgeTimers(verdict);
        return judgeLastRun(verdict);
    }

    private static boolean isOn(String dump, String name) {
        for (Matcher matcher = SETTING.matcher(dump); matcher.find(); ) {
            if (matcher.group(1).equals(name)) {
                return !matcher.group(2).isEmpty() && !matcher.group(2).equals("0");
            }
        }
        return false;
    }

    private void judgeTimers(Verdict verdict) throws InterruptedException {
        if (!files.isThere("/run/systemd/system")) {
            return; // cron.daily starts it then
        }
        for (String timer : TIMERS) {
            if (!context.commands().run("systemctl", "is-enabled", timer).succeeded()) {
                verdict.note(Status.WARN, timer + " is off: systemctl enable --now " + timer);
            }
        }
    }

    private CheckResult judgeLastRun(Verdict verdict) {
        AutoUpdatesConfig config = context.config(AutoUpdatesConfig.class);
        Optional<Instant> last = STAMPS.stream().flatMap(this::modified).max(Instant::compareTo);
        if (last.isEmpty()) {
            return verdict.answer("unattended upgrades are on, and have not run yet");
        }
        Duration ago = Duration.between(last.get(), context.clock().instant());
        verdict.measure(Metric.of("since-last-run", (double) Math.max(0, ago.toSeconds()), "s")
                .withLimits((double) config.warn().toSeconds(), (double)
                        config.alert().toSeconds()));
        boolean old = ago.compareTo(config.alert()) > 0;
        if (ago.compareTo(config.warn()) > 0) {
            verdict.note(
                    old ? Status.ALERT : Status.WARN,
                    "unattended upgrades last ran " + ago.toDays() + " d ago (limit "
                            + (old ? config.alert() : config.warn()).toDays()
                            + " d): see /var/log/unattended-upgrades");
        }
        return verdict.answer("unattended upgrades are on, and last ran on "
                + last.get().toString().substring(0, 10));
    }

    private Stream<Instant> modified(String path) {
        try {
            return Stream.of(Files.getLastModifiedTime(files.at(path)).toInstant());
        } catch (IOException e) {
            return Stream.empty(); // it never ran, or is of another release
        }
    }
}
