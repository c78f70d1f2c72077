package io.montty.runtime.transport;

import java.time.Duration;

/** Wait between attempts, a little longer each time, and only so often. */
final class Backoff {

    /** The longest wait that a server can ask for; for a longer one the next run comes soon enough. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** How long one run waits in all, however often a success came between. */
    static final Duration MOST = Duration.ofMinutes(5);

    private final Patience patience;
    private int failures;
    private Duration waited = Duration.ZERO;

    Backoff(Patience patience) {
        this.patience = patience;
    }

    /** Learn that the server took part in what it is there for. */
    void reset() {
        failures = 0;
    }

    /** Wait after a failure that says nothing about when to come back; false if it is not worth it. */
    boolean waited() throws InterruptedException {
        if (isOver()) {
            return false;
        }
        long most = patience.waits().get(failures).toMillis();
        return rest(Duration.ofMillis(patience.random().nextLong(most + 1)));
    }

    /** Wait as long as the server asked for; false if it is not worth it. */
    boolean waited(Duration asked) throws InterruptedException {
        return !isOver() && asked.compareTo(LONGEST) <= 0 && rest(asked);
    }

    private boolean isOver() {
        return failures >= patience.waits().size();
    }

    private boolean rest(Duration duration) throws InterruptedException {
        if (waited.plus(duration).compareTo(MOST) > 0) {
            return false;
        }
        failures++;
        waited = waited.plus(duration);
        patience.pause().rest(duration);
        return true;
    }
}
