package io.montty.deployer.doctor;

import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Files;

/** Say what becomes of the reports in a project directory. */
public enum Role {
    /** A manager files them. */
    SERVER,
    /** They are forwarded to the next server. */
    RELAY,
    /** There are none but its own, which are handed in at a server. */
    HOST;

    /**
     * Return the role of {@code project}: a relay is a server towards its hosts and has one itself. Where a manager ran
     * and no relay did, a server hands in its own reports elsewhere.
     *
     * @param serves whether hosts hand in reports here
     */
    public static Role of(ProjectLayout project, MonttyConfig config, boolean serves) {
        if (config.server().isLocal()) {
            return SERVER;
        }
        if (Files.exists(project.relayLastRun())) {
            return RELAY;
        }
        boolean files = Files.exists(project.managerLastRun());
        return !serves ? HOST : files ? SERVER : RELAY;
    }
}
