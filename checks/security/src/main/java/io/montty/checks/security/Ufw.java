package io.montty.checks.security;

import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ask ufw; see ufw(8). */
final class Ufw {

    private static final Pattern CLOSED = Pattern.compile("(?m)^Default: (?:deny|reject) \\(incoming\\)");

    private Ufw() {}

    /** Return how it stands; empty if it is not installed. */
    static Optional<FirewallState> ask(Commands commands) throws InterruptedException {
        CommandResult status = commands.run("ufw", "status", "verbose");
        if (status.end() instanceof CommandResult.NotStarted) {
            return Optional.empty();
        }
        String text = status.stdout();
        if (!status.succeeded()) {
            return Optional.of(new FirewallState.Unseen("ufw shows its state to root alone"));
        }
        if (!text.contains("Status: active")) {
            return Optional.of(new FirewallState.Off("ufw is off; switch it on with: ufw enable"));
        }
        return Optional.of(
                CLOSED.matcher(text).find()
                        ? new FirewallState.Closed("ufw is on and denies by default")
                        : new FirewallState.Open("ufw lets in what no rule names; change it with: ufw default deny"));
    }
}
