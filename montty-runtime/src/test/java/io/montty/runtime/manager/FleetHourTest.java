package io.montty.runtime.manager;

import io.montty.runtime.faults.MemoryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FleetHourTest {

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    @Test
    @Timeout(300)
    void losesNothingOf300HostsWhenManagersAreKilled() throws Exception {
        FleetHour.run(root, 300, 5, Long.getLong("fleet.seed", 20_260_131));
    }
}
