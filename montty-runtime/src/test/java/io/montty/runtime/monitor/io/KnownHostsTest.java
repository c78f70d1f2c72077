package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownHostsTest {

    private static final String ID = "a".repeat(32);
    private static final ReportRef REF = new ReportRef("_alert/" + ID + "_ALERT_1.json", Status.ALERT, NOW);

    @TempDir
    Path root;

    private ProjectFixture project;
    private KnownHosts hosts;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        hosts = new KnownHosts(project.layout().seen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "web1 | ''    | web1           | web1",
                "web1 | ''    | WEB1           | web1",
                "web1 | ''    | -              | web1",
                "web1 | ''    | db1            | web1 (claims db1)",
                "''   | ''    | db1            | db1 (unverified)",
                "''   | site1 | web1           | web1 (unverified, via site1)",
                "web1 | site1 | web1           | web1 (via site1)",
                "web1 | site1 | db1            | web1 (claims db1, via site1)",
                "''   | ''    | web1 (via db1) | web1 ?via db1? (unverified)",
            })
    void tellsWhatIsKnownFromWhatIsClaimed(String host, String via, String claimed, String shown) throws IOException {
        project.cameFrom('a', host, via);

        assertThat(hosts.shown(REF, claimed)).isEqualTo(shown);
    }

    @Test
    void vouchesForNobodyWithoutAnEntryThatCanBeRead() throws IOException {
        assertThat(hosts.shown(REF, "web1")).isEqualTo("web1 (unverified)");
        assertThat(hosts.shown(new ReportRef("_warn/x", Status.WARN, NOW), "web1"))
                .isEqualTo("web1 (unverified)");

        Path entry = Files.createDirectories(project.layout().seen()).resolve(ID);
        Files.writeString(entry, "0".repeat(64) + " we\u001bb1\n");
        assertThat(hosts.shown(REF, "web1")).isEqualTo("web1 (unverified)");
        Files.writeString(entry, "x".repeat(100_000));
        assertThat(hosts.shown(REF, "web1")).isEqualTo("web1 (unverified)");
        Files.delete(entry);
        Files.createDirectory(entry);
        assertThat(hosts.shown(REF, "web1")).isEqualTo("web1 (unverified)");
    }
}
