package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Commands;
import io.montty.api.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Alert when no firewall refuses what no rule names. */
@Extension
@Description("Alerts when ufw, firewalld and nftables, as far as they are installed, are off or let in what no rule of"
        + " them names; warns where none is installed. One that refuses by default is enough.")
public final class FirewallCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.firewall", "Firewall is on and denies by default")
                .withTags("security", "network")
                .withConfig(FirewallConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        FirewallConfig config = context.config(FirewallConfig.class);
        List<FirewallState> states = states(context.commands());
        if (states.isEmpty()) {
            return CheckResult.of(
                    config.whenMissing().status(),
                    "no firewall is installed: none of ufw, firewall-cmd and nft is there");
        }
        CheckResult result = judge(states, config);
        return result.withDetails(states.stream()
                .map(FirewallState::words)
                .filter(words -> !result.summary().startsWith(words))
                .toList());
    }

    private static CheckResult judge(List<FirewallState> states, FirewallConfig config) {
        Optional<FirewallState> closed = first(states, FirewallState.Closed.class);
        if (closed.isPresent()) {
            return CheckResult.okay(closed.get().words());
        }
        // What cannot be seen may refuse all that the others let in.
        Optional<FirewallState> unseen = first(states, FirewallState.Unseen.class);
        if (unseen.isPresent()) {
            return CheckResult.na(unseen.get().words() + "; run the checks as root to have it judged");
        }
        FirewallState worst = first(states, FirewallState.Open.class).orElse(states.get(0));
        return CheckResult.of(config.whenOpen().status(), worst.words());
    }

    private static List<FirewallState> states(Commands commands) throws InterruptedException {
        List<FirewallState> states = new ArrayList<>();
        Ufw.ask(commands).ifPresent(states::add);
        Firewalld.ask(commands).ifPresent(states::add);
        Nftables.ask(commands).ifPresent(states::add);
        return states;
    }

    private static Optional<FirewallState> first(List<FirewallState> states, Class<? extends FirewallState> kind) {
        return states.stream().filter(kind::isInstance).findFirst();
    }
}
