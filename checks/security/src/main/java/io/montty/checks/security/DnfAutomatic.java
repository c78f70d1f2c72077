package io.montty.checks.security;

import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Look whether RHEL, Fedora or one of their kin installs updates by itself. */
final class DnfAutomatic {

    /** The one that installs whatever the configuration says comes first. */
    private static final List<String> TIMERS =
            List.of("dnf-automatic-install.timer", "dnf-automatic.timer", "dnf5-automatic.timer");

    private static final String INSTALLS_ALWAYS = TIMERS.get(0);
    private static final Set<String> YES = Set.of("yes", "true", "on", "1");

    private final CheckContext context;
    private final HostFiles files;

    DnfAutomatic(CheckContext context, HostFiles files) {
        this.context = context;
        this.files = files;
    }

    CheckResult result() throws InterruptedException {
        if (!files.isThere("/run/systemd/system")) {
            return CheckResult.na("systemd does not run this host, so there are no timers of dnf-automatic");
        }
        String on = "";
        for (String timer : TIMERS) {
            if (on.isEmpty() && is("is-enabled", timer) && is("is-active", timer)) {
                on = timer;
            }
        }
        if (on.isEmpty()) {
            return CheckResult.warn("no timer of dnf-automatic is on: dnf install dnf-automatic;"
                    + " systemctl enable --now " + INSTALLS_ALWAYS);
        }
        return judge(on);
    }

    private CheckResult judge(String timer) throws InterruptedException {
        Verdict verdict = new Verdict();
        String service = timer.replace(".timer", ".service");
        if (is("is-failed", service)) {
            verdict.note(Status.ALERT, "the last run of " + service + " failed: journalctl -u " + service);
        }
        if (!timer.equals(INSTALLS_ALWAYS) && !applies()) {
            verdict.note(
                    Status.WARN,
                    timer
                            + " is on, but updates are not installed: set apply_updates = yes in /etc/dnf/automatic.conf");
        }
        return verdict.answer(timer + " is on and installs updates");
    }

    private boolean is(String question, String unit) throws InterruptedException {
        Commands commands = context.commands();
        CommandResult answer = commands.run("systemctl", question, "--quiet", unit);
        return answer.succeeded();
    }

    /** Tell whether apply_updates is on in the section [commands]; it is off unless the file says otherwise. */
    private boolean applies() {
        String section = "";
        boolean applies = false;
        for (String line : files.lines("/etc/dnf/automatic.conf").orElse(List.of())) {
            String setting = line.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            if (setting.startsWith("[")) {
                section = setting;
            } else if (section.equals("[commands]") && setting.startsWith("apply_updates=")) {
                applies = YES.contains(setting.substring("apply_updates=".length()));
            }
        }
        return applies;
    }
}
