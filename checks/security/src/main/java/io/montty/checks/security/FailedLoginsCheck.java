package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Warn when many logins fail. */
@Extension
@Description(
        "Warns when many logins failed lately, over SSH or on this host, as the journal or, without one, the log of"
                + " syslog tells; shows from where, and for whom.")
public final class FailedLoginsCheck implements Check {

    private static final int MOST_OUTPUT = 8 * 1024 * 1024;
    private static final int SHOWN = 5;
    private static final String JOURNALD = "/run/systemd/journal";
    private static final List<String> LOGS = List.of("/var/log/auth.log", "/var/log/secure");

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.failed-logins", "Few logins fail")
                .withTags("security", "accounts")
                .withConfig(FailedLoginsConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        FailedLoginsConfig config = context.config(FailedLoginsConfig.class);
        Instant since = context.clock().instant().minus(config.within());
        HostFiles files = new HostFiles(context.root());
        Optional<List<String>> messages =
                files.isThere(JOURNALD) ? journal(context, since) : syslog(context, files, since);
        if (messages.isEmpty()) {
            return CheckResult.na(whyNone(files));
        }
        List<FailedLogin> failed = messages.get().stream()
                .flatMap(message -> FailedLogin.parse(message).stream())
                .toList();
        return judge(failed, config);
    }

    private static String whyNone(HostFiles files) {
        if (files.isThere(JOURNALD)) {
            return "the user who runs the checks cannot read the journal with journalctl: put it into the group"
                    + " systemd-journal or adm";
        }
        return LOGS.stream()
                .filter(files::isThere)
                .findFirst()
                .map(log -> "the user who runs the checks may not read " + log + ": put it into the group that may,"
                        + " or run them as root")
                .orElse("this host keeps no log of logins: there is neither the journal of systemd nor "
                        + String.join(" or ", LOGS));
    }

    /** Messages alone, of what logs people in; see journalctl(1) and syslog(3) for the facilities auth and authpriv. */
    private static Optional<List<String>> journal(CheckContext context, Instant since) throws InterruptedException {
        CommandResult printed = context.commands()
                .run(new Command(
                        List.of(
                                "journalctl",
                                "--quiet",
                                "--no-pager",
                                "--output=cat",
                                "--since=@" + since.getEpochSecond(),
                                "SYSLOG_FACILITY=4",
                                "SYSLOG_FACILITY=10"),
                        Map.of(),
                        MOST_OUTPUT));
        boolean hidden = printed.stderr().contains("not seeing messages from other users")
                || printed.stderr().contains("insufficient permissions");
        return printed.succeeded() && !hidden
                ? Optional.of(printed.stdout().lines().toList())
                : Optional.empty();
    }

    private static Optional<List<String>> syslog(CheckContext context, HostFiles files, Instant since) {
        for (String log : LOGS) {
            Optional<List<String>> lines = files.lastLines(log);
            if (lines.isPresent()) {
                return Optional.of(new AuthLog(context.clock()).messages(lines.get(), since));
            }
        }
        return Optional.empty();
    }

    private static CheckResult judge(List<FailedLogin> failed, FailedLoginsConfig config) {
        int count = failed.size();
        boolean alert = config.alert() > 0 && count >= config.alert();
        boolean warn = config.warn() > 0 && count >= config.warn();
        Verdict verdict = new Verdict().measure(Metric.of("failed", count, ""));
        String words = count + (count == 1 ? " login" : " logins") + " failed in the last "
                + config.within().toMinutes() + " min";
        if (alert || warn) {
            verdict.note(
                    alert ? Status.ALERT : Status.WARN,
                    words + " (limit " + (alert ? config.alert() : config.warn()) + ")");
        }
        top(failed, login -> login.source().isEmpty() ? "this host" : login.source())
                .forEach(line -> verdict.detail("from " + line));
        top(failed, FailedLogin::user).forEach(line -> verdict.detail("for " + line));
        return verdict.answer(words + (config.warn() > 0 ? " (limit " + config.warn() + ")" : ""));
    }

    private static List<String> top(List<FailedLogin> failed, Function<FailedLogin, String> of) {
        Map<String, Long> counts = failed.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
