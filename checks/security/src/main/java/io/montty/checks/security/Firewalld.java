package io.montty.checks.security;

import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ask firewalld; see firewall-cmd(1) and firewalld.zone(5). */
final class Firewalld {

    private static final Pattern TARGET = Pattern.compile("(?m)^\\s*target: (\\S+)");

    private Firewalld() {}

    /** Return how it stands; empty if it is not installed. */
    static Optional<FirewallState> ask(Commands commands) throws InterruptedException {
        CommandResult state = commands.run("firewall-cmd", "--state");
        if (state.end() instanceof CommandResult.NotStarted) {
            return Optional.empty();
        }
        String said = state.stdout() + state.stderr();
        if (said.contains("not running")) {
            return Optional.of(
                    new FirewallState.Off("firewalld is off; switch it on with: systemctl enable --now firewalld"));
        }
        if (!state.succeeded()) {
            return Optional.of(new FirewallState.Unseen("firewalld does not answer this user"));
        }
        return Optional.of(zone(commands));
    }

    private static FirewallState zone(Commands commands) throws InterruptedException {
        CommandResult zone = commands.run("firewall-cmd", "--get-default-zone");
        String name = zone.stdout().strip();
        if (!zone.succeeded() || name.isEmpty()) {
            return new FirewallState.Unseen("firewalld does not tell this user its default zone");
        }
        CommandResult rules = commands.run("firewall-cmd", "--zone=" + name, "--list-all");
        Matcher target = TARGET.matcher(rules.stdout());
        if (!rules.succeeded() || !target.find()) {
            return new FirewallState.Unseen("firewalld does not show this user the zone " + name);
        }
        // "default" refuses as %%REJECT%% does, but for ICMP.
        return target.group(1).equals("ACCEPT")
                ? new FirewallState.Open("firewalld's default zone " + name + " lets in what no rule names; change it"
                        + " with: firewall-cmd --permanent --zone=" + name + " --set-target=default")
                : new FirewallState.Closed(
                        "firewalld is on, and its default zone " + name + " refuses what no rule names");
    }
}
