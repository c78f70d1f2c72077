package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.text.Age;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Say whether the manager runs. */
final class ManagerState {

    /** A manager in cron does a pass a minute. */
    private static final Duration LONG = Duration.ofMinutes(3);

    private ManagerState() {}

    static String text(@Nullable Instant lastRun, Instant now) {
        if (lastRun == null) {
            return "manager never ran";
        }
        return (isSilent(lastRun, now) ? "manager silent " : "manager ") + Age.of(lastRun, now);
    }

    static boolean isSilent(@Nullable Instant lastRun, Instant now) {
        return lastRun == null || Duration.between(lastRun, now).compareTo(LONG) > 0;
    }
}
