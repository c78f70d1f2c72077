package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetGoldenTest {

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsTheWorstHostsFirst(int columns, int rows) throws IOException {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows);
        fixture.put(new SampleFleet()
                .host("app-001.prod.example", Standing.OKAY, 2)
                .host("db-03.prod.example", Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"))
                .reports("db-03.prod.example", Status.ALERT, 288, 3));

        Golden.hold("fleet", fixture);
    }
}
