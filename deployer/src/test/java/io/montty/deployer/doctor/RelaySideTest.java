package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.protocol.Greeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look at machines that hosts hand their reports in at, and that forward them. */
class RelaySideTest {

    private static final String LAST_RUN = "srv/REPORTS/_state/relay-last-run";

    @TempDir
    private Path folder;

    private MadeUpMachine machine;

    @BeforeEach
    void makeUp() throws IOException {
        machine = new MadeUpMachine(folder);
        machine.bind(machine.binding("restrict,", "web1", MadeUpMachine.KEY));
        machine.write("srv/montty.yaml", "server: {user: montty, host: 127.0.0.1, port: 1}\n");
        Files.delete(machine.path("srv/REPORTS/_state/manager-last-run"));
        machine.crontab(machine.expected(Role.RELAY));
        ran(Duration.ofSeconds(30), "");
    }

    @Test
    void looksAtTheRelayInPlaceOfAManager() throws Exception {
        assertThat(found("relay")).containsExactly(Finding.ok("its last pass ended 30 s ago"));
        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.OK);
        assertThat(examine())
                .extracting(Diagnosis::name)
                .doesNotContain("manager", "signatures", "clock against uptime")
                .contains("inbox", "bound keys", "spool");
    }

    @Test
    void knowsARelayThatNoHostHandsInAtYet() throws Exception {
        machine.bind("# no keys");

        assertThat(found("relay").get(0).verdict()).isEqualTo(Verdict.OK);
        assertThat(found("schedule").get(0).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void tellsARelayThatNeverRan() throws Exception {
        Files.delete(machine.path(LAST_RUN));

        assertThat(found("relay"))
                .containsExactly(Finding.wrong(
                        "it never ran, so no report is forwarded", "montty relay --project " + machine.path("srv")));
    }

    @Test
    void tellsWhatKeepsReportsFromGoingOn() throws Exception {
        ran(Duration.ofMinutes(20), "montty@server does not take reports now: refused");

        assertThat(found("relay"))
                .extracting(Finding::what)
                .containsExactly("its last pass ended 20 min ago", "montty@server does not take reports now: refused");
        machine.stamp("srv/REPORTS/_input/web1/0123456789abcdef0123456789abcdef.report", Duration.ofMinutes(30));
        assertThat(found("inbox").get(0).what()).endsWith("nobody forwarded or rejected it");
    }

    @Test
    void noticesAManagerThatTakesWhatShouldGoOn() throws Exception {
        machine.stamp("srv/REPORTS/_state/manager-last-run", Duration.ofMinutes(1));

        assertThat(found("relay"))
                .contains(Finding.wrong(
                        "a manager ran here 60 s ago, and filed what was to be forwarded",
                        "montty deploy " + machine.path("srv") + " --cron --install --relay"));
    }

    @Test
    void leavesAServerAloneThatHandsInItsOwnReportsElsewhere() throws Exception {
        Files.delete(machine.path(LAST_RUN));
        machine.stamp("srv/REPORTS/_state/manager-last-run", Duration.ofMinutes(1));

        assertThat(found("manager").get(0).verdict()).isEqualTo(Verdict.OK);
    }

    private void ran(Duration age, String problem) throws IOException {
        Path file = machine.write(LAST_RUN, "2026-03-01T11:59:30Z\n" + problem);
        Files.setLastModifiedTime(file, FileTime.from(MadeUpMachine.NOW.minus(age)));
    }

    private List<Diagnosis> examine() throws Exception {
        return machine.examine(
                machine.site(),
                Optional.of(config -> new Greeting.Ready("site1", 1048576, MadeUpMachine.NOW.getEpochSecond())));
    }

    private List<Finding> found(String name) throws Exception {
        return examine().stream()
                .filter(diagnosis -> diagnosis.name().equals(name))
                .findFirst()
                .orElseThrow()
                .findings();
    }
}
