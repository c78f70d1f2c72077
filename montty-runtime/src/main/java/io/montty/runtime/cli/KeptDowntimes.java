package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.util.List;

/** Read the downtimes for a person, who is told what to do where that fails. */
final class KeptDowntimes {

    private KeptDowntimes() {}

    /** @throws UsageException if they are damaged */
    static List<Downtime> of(ProjectLayout layout) throws IOException {
        return readable(layout).all();
    }

    /** @throws UsageException if they are damaged */
    static Downtimes readable(ProjectLayout layout) throws IOException {
        try {
            return Downtimes.read(layout.downtimes());
        } catch (DamagedStateException e) {
            throw new UsageException(e.getMessage() + "; put " + layout.downtimes()
                    + " right, or move it away, which ends all downtimes");
        }
    }
}
