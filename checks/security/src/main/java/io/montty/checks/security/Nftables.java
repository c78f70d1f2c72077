package io.montty.checks.security;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ask the kernel's own tables; see nft(8). Rules of iptables stand in them, too, where it is built on nftables. */
final class Nftables {

    private static final int MOST_OUTPUT = 4 * 1024 * 1024;

    private Nftables() {}

    /** Return how they stand; empty if nft is not installed. */
    static Optional<FirewallState> ask(Commands commands) throws InterruptedException {
        CommandResult listed =
                commands.run(new Command(List.of("nft", "--stateless", "list", "ruleset"), Map.of(), MOST_OUTPUT));
        if (listed.end() instanceof CommandResult.NotStarted) {
            return Optional.empty();
        }
        if (!listed.succeeded() || listed.cut()) {
            return Optional.of(new FirewallState.Unseen("nft shows its rules to root alone"));
        }
        return Optional.of(state(NftRuleset.parse(listed.stdout())));
    }

    private static FirewallState state(NftRuleset rules) {
        if (rules.inputs().isEmpty()) {
            return new FirewallState.Off("nftables has no chain for what comes in; load your rules, and switch them on"
                    + " with: systemctl enable --now nftables");
        }
        boolean four = rules.refuses(4);
        boolean six = rules.refuses(6);
        if (four && six) {
            return new FirewallState.Closed("nftables refuses what no rule names");
        }
        String open = four ? "IPv6" : six ? "IPv4" : "IP";
        return new FirewallState.Open(
                "nftables lets in what no rule names, over " + open + "; give the input chain the policy drop");
    }
}
