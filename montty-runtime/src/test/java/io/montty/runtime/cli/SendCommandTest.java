package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.LoopbackSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SendCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;
    private final List<Duration> rests = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("pro ject")).script("chk_a.sh", "#!/bin/bash", "echo a");
    }

    @Test
    void handsInAtThisMachinesOwnServer() throws Exception {
        project.check("--no-send");
        project.check("--no-send");

        assertThat(send()).isEqualTo(new CliRun(0, "", ""));

        assertThat(project.files(project.layout().input())).hasSize(2);
        assertThat(project.files(project.layout().spool())).isEmpty();
        assertThat(rests).isEmpty();
    }

    @Test
    void doesNothingWhereOthersMayPutFilesIntoTheSpool() throws Exception {
        project.check("--no-send");
        Path spool = project.layout().spool();
        Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwxrwxrwx"));
        CliRun refusal = new CliRun(
                2,
                "",
                "montty: " + spool + " can be written by others; close it with: chmod go-w " + spool
                        + "; nothing was done\n");

        assertThat(send()).isEqualTo(refusal);
        assertThat(project.check()).isEqualTo(refusal);

        assertThat(project.files(project.layout().input())).isEmpty();
        assertThat(project.files(spool)).hasSize(1);
        assertThat(send("--status").code()).isEqualTo(1);
    }

    @Test
    void hasNothingToDoWhereNothingWaits() throws Exception {
        remote("");

        assertThat(send()).isEqualTo(new CliRun(0, "", ""));
        assertThat(rests).isEmpty();
    }

    @Test
    void tellsWhatWaitsAndWhyAndWhatToDo() throws Exception {
        remote("");
        project.check();

        CliRun sent = send("--now");
        CliRun status = send("--status");

        assertThat(sent.code()).isEqualTo(1);
        assertThat(sent.err())
                .startsWith(
                        "montty: 1 report waits in the spool, since montty@127.0.0.1:/srv/montty does not take it: ")
                .endsWith("; the next run tries again, or: montty send\n");
        assertThat(status.code()).isEqualTo(1);
        assertThat(status.err()).isEmpty();
        assertThat(status.out().lines())
                .satisfiesExactly(
                        to -> assertThat(to).isEqualTo("to        montty@127.0.0.1:/srv/montty"),
                        waiting -> assertThat(waiting)
                                .matches("waiting   1 report \\(ALERT 0, WARN 0, OKAY 1\\), \\d+ bytes, the oldest of"
                                        + " 2026-11-22 09:38:11"),
                        taken -> assertThat(taken).isEqualTo("taken     never"),
                        trouble -> assertThat(trouble)
                                .startsWith("trouble   at 2026-11-22 09:38:11: ")
                                .endsWith(" (failures since the last success: 8)"),
                        next -> assertThat(next).isEqualTo("next      mend the trouble, then: montty send --now"));
    }

    @Test
    void tellsTheSameAsJsonWithEveryKeyAlwaysThere() throws Exception {
        JsonNode clear = json(send("--status", "--format", "json"));
        project.check("--no-send");
        JsonNode waiting = json(send("--status", "--format", "json"));

        assertThat(clear.fieldNames())
                .toIterable()
                .containsExactly(
                        "montty",
                        "destination",
                        "waiting",
                        "last_attempt",
                        "last_success",
                        "trouble_at",
                        "trouble",
                        "failures",
                        "dead",
                        "dropped",
                        "next");
        assertThat(waiting.fieldNames()).toIterable().containsExactlyElementsOf((Iterable<String>) clear::fieldNames);
        assertThat(clear.at("/waiting/count").intValue()).isZero();
        assertThat(clear.at("/waiting/oldest").isNull()).isTrue();
        assertThat(waiting.at("/waiting/count").intValue()).isEqualTo(1);
        assertThat(waiting.at("/waiting/by_status/OKAY").intValue()).isEqualTo(1);
        assertThat(waiting.at("/waiting/oldest").textValue()).isEqualTo("2026-11-22T09:38:11Z");
        assertThat(waiting.at("/next").textValue()).isEqualTo("hand in what waits: montty send --now");
    }

    @Test
    void tellsOfReportsThatWereRefused() throws Exception {
        Path dead = Files.createDirectories(project.layout().dead());
        Files.writeString(
                dead.resolve("1795340291000-" + new ReportName("0".repeat(32), Status.WARN, 1, ReportName.Format.JSON)),
                "x");

        CliRun run = send("--status");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("refused   1 report (ALERT 0, WARN 1, OKAY 0), 1 bytes")
                .contains("next      mend what the reasons say, then delete what is in " + dead);
        assertThat(send().code()).isEqualTo(1);
    }

    @Test
    void doesNothingWhileAnotherRunSends() throws Exception {
        project.check("--no-send");
        try (RunLock lock = RunLock.tryAcquire(project.layout().sendLock()).orElseThrow()) {
            assertThat(lock).isNotNull();

            CliRun run = send();
            CliRun check = project.check();

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).startsWith("montty: another run is handing in what ");
            assertThat(check.code()).isEqualTo(1);
            assertThat(check.err())
                    .isEqualTo("montty: another run is handing in what "
                            + project.layout().spool() + " holds; it takes this report along, or the next run does\n");
        }
        assertThat(project.files(project.layout().spool())).hasSize(2);
    }

    @Test
    void waitsALittleBeforeItConnectsUnlessItIsOnATerminalOrToldNotTo() throws Exception {
        remote("");
        project.check("--no-send");

        send();
        Duration splay = rests.get(0);
        assertThat(splay).isBetween(Duration.ZERO, Duration.ofMinutes(2));
        assertThat(rests).hasSize(4);

        rests.clear();
        send();
        assertThat(rests).as("always as long as before").startsWith(splay);

        rests.clear();
        send("--now");
        assertThat(rests).hasSize(3);

        rests.clear();
        CliRun terminal = run(true);
        assertThat(rests).hasSize(3);
        assertThat(terminal.err()).contains("did not take a report; trying again in ");
        assertThat(terminal.out()).contains("waiting   1 report");

        rests.clear();
        remote(", splay: 0s");
        send();
        assertThat(rests).hasSize(3);
    }

    @Test
    void refusesADestinationThatIsNone() {
        CliRun run = send("--to", "nobody");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--to is 'nobody'");
    }

    /** A server that is known, and has nobody listening. */
    private void remote(String more) throws IOException, InterruptedException {
        Path ssh = project.root().resolve("ssh");
        if (Files.notExists(ssh)) {
            Files.createDirectory(ssh);
            LoopbackSshd.keygen(ssh.resolve("id_ed25519"));
            String key = Files.readString(ssh.resolve("id_ed25519.pub"));
            Files.writeString(ssh.resolve("known_hosts"), "[127.0.0.1]:1 " + key);
        }
        project.monttyYaml(
                "host: {name: web1}", "server: {user: montty, host: 127.0.0.1, port: 1, dir: /srv/montty" + more + "}");
    }

    private CliRun send(String... options) {
        return run(false, options);
    }

    private CliRun run(boolean terminal, String... options) {
        List<String> args =
                new ArrayList<>(List.of("send", "--project", project.root().toString()));
        args.addAll(List.of(options));
        return CliRun.of(folder, terminal, Map.of(), rests::add, args.toArray(new String[0]));
    }

    private static JsonNode json(CliRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        return new JsonMapper().readTree(run.out());
    }
}
