package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keep what was found out about the runs for as long as it is current, with all that is loaded for them; where a change
 * makes no sense, go on with what was there before it.
 */
final class LivePreparation implements AutoCloseable {

    /** How long jars are not asked what they offer, which may follow from the host and not from any file. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final RunPlace place;
    private final CheckOptions options;
    private Preparation current;
    private Instant asked;

    /**
     * Prepare for the first time.
     *
     * @throws UsageException if the configuration or the choice of checks is wrong
     */
    LivePreparation(RunPlace place, CheckOptions options) {
        this.place = place;
        this.options = options;
        this.asked = now();
        this.current = prepared(false);
    }

    Preparation current() {
        return current;
    }

    /**
     * Prepare anew if something has changed.
     *
     * @return what is wrong about the change, so that it does not count
     */
    Optional<Finding> renew() {
        Instant now = now();
        // The clock may have been set back.
        boolean afresh = now.isBefore(asked) || !now.isBefore(asked.plus(LONGEST));
        if (!afresh && !options.has(Switch.NO_PLAN) && current.isCurrent()) {
            return Optional.empty();
        }
        if (!Files.exists(place.project().config())) {
            return Optional.of(trouble(ProjectLayout.CONFIG_FILE, "it is gone"));
        }
        try {
            Preparation next = prepared(afresh);
            current.close();
            current = next;
            asked = afresh ? now : asked;
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(mistakes(e));
        }
    }

    private Instant now() {
        return place.environment().clock().instant();
    }

    private Preparation prepared(boolean afresh) {
        Preparation next = afresh ? Preparation.afresh(place, options) : Preparation.of(place, options);
        try {
            next.plan();
            return next;
        } catch (RuntimeException | Error e) {
            next.close();
            throw e;
        }
    }

    /** What goes with a command that ends would say here that nothing was done. */
    private Finding mistakes(UsageException otherwise) {
        try {
            new Configuration(place.project()).montty();
            return trouble("selection", String.valueOf(otherwise.getMessage()));
        } catch (ConfigurationException e) {
            return trouble(ProjectLayout.CONFIG_FILE, String.valueOf(e.getMessage()));
        }
    }

    private static Finding trouble(String source, String what) {
        return new Finding(
                source,
                Status.ALERT,
                what.strip().replaceAll("\\s*\n\\s*", "; ")
                        + "; until it is mended the checker goes on as before, and no other change counts either");
    }

    @Override
    public void close() {
        current.close();
    }
}
