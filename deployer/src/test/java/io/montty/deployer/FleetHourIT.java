package io.montty.deployer;

import io.montty.runtime.manager.FleetHour;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets ten thousand hosts report for an hour of made-up time to managers that are killed at any moment. */
class FleetHourIT {

    @TempDir
    private Path root;

    @Test
    @Tag("acceptance")
    void losesNothingOf10000HostsIn50Kills() throws Exception {
        FleetHour.run(
                root,
                Integer.getInteger("fleet.hosts", 10_000),
                Integer.getInteger("fleet.kills", 50),
                Long.getLong("fleet.seed", 20_260_131));
    }
}
