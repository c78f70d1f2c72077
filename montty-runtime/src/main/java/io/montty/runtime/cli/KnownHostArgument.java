package io.montty.runtime.cli;

import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Find the host that an argument names. */
final class KnownHostArgument {

    private static final int MOST_NAMED = 10;

    private KnownHostArgument() {}

    /** @throws UsageException if {@code text} cannot be a host */
    static HostKey key(String text) {
        return HostKey.parse(text)
                .orElseThrow(() -> new UsageException(
                        "'" + text + "' is no host, expected one such as web1, site1/web1 or unverified/web1"));
    }

    /** Say that there is no such host. */
    static String unknown(HostKey key) {
        return "nothing is known of " + key + "; see: montty hosts list";
    }

    /** Return what is known of {@code text}; if nothing is, say so with the hosts that may be meant. */
    static Optional<HostState> find(CliEnvironment environment, ProjectLayout layout, String text) throws IOException {
        HostKey key = key(text);
        HostStates states = new HostStates(layout.hosts());
        Optional<HostState> state;
        try {
            state = states.find(key);
        } catch (DamagedStateException e) {
            environment.say(DamagedHost.told(key, e));
            return Optional.empty();
        }
        if (state.isEmpty()) {
            List<String> alike = states.all().stream()
                    .filter(other -> other.name().equals(key.name()))
                    .map(HostKey::toString)
                    .sorted()
                    .toList();
            environment.say("no such host: " + text
                    + (alike.isEmpty()
                            ? "; montty hosts list shows those that there are"
                            : "; there is " + String.join(", ", alike)));
        }
        return state;
    }

    /** Return the problem {@code check} of {@code state}; if there is none, say so with those that there are. */
    static Optional<CheckState> problem(CliEnvironment environment, HostState state, String check) {
        Optional<CheckState> problem = state.check(check).filter(CheckState::isProblem);
        if (problem.isEmpty()) {
            List<String> problems = state.checks().stream()
                    .filter(CheckState::isProblem)
                    .map(CheckState::id)
                    .sorted()
                    .limit(MOST_NAMED)
                    .toList();
            environment.say(state.host() + " has no problem " + check + "; "
                    + (problems.isEmpty() ? "it has none at all" : "it has " + String.join(", ", problems)));
        }
        return problem;
    }
}
