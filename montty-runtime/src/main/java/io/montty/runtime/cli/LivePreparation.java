package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Keep what was found out about the runs for as long as it is current, with all that is loaded for them; where a change
 * makes no sense, go on with what was there before it.
 */
final class LivePreparation implements AutoCloseable {

    private final RunPlace place;
    private final CheckOptions options;
    private Preparation current;

    /**
     * Prepare for the first time.
     *
     * @throws UsageException if the configuration or the choice of checks is wrong
     */
    LivePreparation(RunPlace place, CheckOptions options) {
        this.place = place;
        this.options = options;
        this.current = prepared();
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
        if (!options.has(Switch.NO_PLAN) && current.isCurrent()) {
            return Optional.empty();
        }
        if (!Files.exists(place.project().config())) {
            return Optional.of(trouble(ProjectLayout.CONFIG_FILE, "it is gone"));
        }
        try {
            Preparation next = prepared();
            current.close();
            current = next;
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(mistakes(e));
        }
    }

    private Preparation prepared() {
        Preparation next = Preparation.of(place, options);
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
