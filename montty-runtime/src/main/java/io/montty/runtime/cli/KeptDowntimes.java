package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Read the downtimes for a person, who is told what to do where that fails. */
final class KeptDowntimes {

    private KeptDowntimes() {}

    /** Return them; empty if they are damaged, which is said then. */
    static Optional<List<Downtime>> of(CliEnvironment environment, ProjectLayout layout) throws IOException {
        try {
            return Optional.of(Downtimes.read(layout.downtimes()).all());
        } catch (DamagedStateException e) {
            environment.say(damaged(layout, e));
            return Optional.empty();
        }
    }

    /** Say that they are damaged, and what to do. */
    static String damaged(ProjectLayout layout, DamagedStateException damage) {
        return damage.getMessage() + "; put " + layout.downtimes()
                + " right, or set it aside with montty fsck --repair, which ends all downtimes";
    }
}
