package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.CommandResult;
import io.montty.api.Description;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pf4j.Extension;

/** Alert when the SSH server's settings are not those of the policy. */
@Extension
@Description(
        "Alerts or warns when a setting of the SSH server, as sshd -T prints what is in effect, is not what the policy"
                + " asks for.")
public final class SshdCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.sshd", "SSH server follows the policy")
                .withTags("security", "ssh")
                .withConfig(SshdConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        CommandResult printed = context.commands().run("sshd", "-T");
        if (printed.end() instanceof CommandResult.NotStarted) {
            return CheckResult.na("there is no SSH server: sshd is not installed");
        }
        Map<String, String> settings = settings(printed.stdout());
        if (!printed.succeeded() || settings.isEmpty()) {
            String said = printed.stderr().lines().findFirst().orElse("it ended with " + printed.end());
            return CheckResult.na("sshd -T does not tell its settings, which it tells root alone: " + said);
        }
        return judge(settings, context.config(SshdConfig.class));
    }

    private static Map<String, String> settings(String printed) {
        Map<String, String> settings = new HashMap<>();
        for (String line : printed.lines().toList()) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                settings.putIfAbsent(
                        line.substring(0, blank), line.substring(blank + 1).strip());
            }
        }
        return settings;
    }

    private static CheckResult judge(Map<String, String> settings, SshdConfig config) {
        Verdict verdict = new Verdict();
        new TreeMap<>(config.require()).forEach((name, allowed) -> {
            String is = settings.get(name.toLowerCase(Locale.ROOT));
            if (is == null) {
                verdict.detail(name + " is unknown to this sshd");
            } else if (allowed.stream().noneMatch(is::equalsIgnoreCase)) {
                verdict.note(severity(config, name), name + " is " + is + ", the policy asks for " + or(allowed));
            } else {
                verdict.detail(name + " is " + is);
            }
        });
        new TreeMap<>(config.atMost()).forEach((name, most) -> judgeNumber(name, most, settings, config, verdict));
        return verdict.answer(
                "all " + (config.require().size() + config.atMost().size()) + " settings of the policy are in effect");
    }

    private static void judgeNumber(
            String name, int most, Map<String, String> settings, SshdConfig config, Verdict verdict) {
        String is = settings.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        if (!is.matches("\\d{1,9}")) {
            verdict.detail(name + (is.isEmpty() ? " is unknown to this sshd" : " is " + is + ", which is no number"));
        } else if (Integer.parseInt(is) == 0 || Integer.parseInt(is) > most) {
            verdict.note(severity(config, name), name + " is " + is + ", the policy asks for at most " + most);
        } else {
            verdict.detail(name + " is " + is);
        }
    }

    private static Status severity(SshdConfig config, String name) {
        return config.alert().stream().anyMatch(name::equalsIgnoreCase) ? Status.ALERT : Status.WARN;
    }

    private static String or(List<String> values) {
        return String.join(" or ", values);
    }
}
