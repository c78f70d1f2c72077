package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsCommandTest {

    private static final Instant LONG_AGO = CliRun.NOW.minus(Duration.ofDays(9));

    @TempDir
    private Path folder;

    private TestProject project;
    private HostStates states;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
        states = new HostStates(project.layout().hosts());
    }

    @Test
    void listsWhatIsWrongTheWorstFirst() throws IOException {
        put(HostKey.known("web1"), check("host.disk", Status.WARN, Duration.ofMinutes(20), 4));
        put(
                HostKey.via("site1", "db1"),
                check("host.load", Status.OKAY, Duration.ofDays(9), 0),
                check("db.backup", Status.ALERT, Duration.ofDays(3), 700));

        assertThat(problems()).isEqualTo(new CliRun(0, """
                        STATUS  HOST       CHECK      SINCE  COUNT  MARKS  LAST OUTPUT
                        ALERT   site1/db1  db.backup  3d     700    -      db.backup says ALERT
                        WARN    web1       host.disk  20m    4      -      host.disk says WARN
                        """, ""));
    }

    @Test
    void listsWhatTheCheckerFoundAndTheManagerFiled() throws IOException {
        project.script("chk_bad.sh", "#!/bin/bash", "echo no space left", "exit 1");
        project.check();
        CliRun.of(folder, "manage", "--project", folder.toString());

        assertThat(problems().out().lines().toList().get(1))
                .startsWith("ALERT ")
                .contains(" chk_bad.sh ", " 1 ")
                .endsWith("no space left");
    }

    @Test
    void leavesOutWhatIsTakenCareOfUntilAskedForAll() throws IOException {
        CheckState recovered = check("host.load", Status.OKAY, Duration.ofHours(5), 0);
        CheckState longAgo = check("host.clock", Status.OKAY, Duration.ofHours(25), 0);
        put(
                HostKey.known("web1"),
                acknowledged(check("host.disk", Status.WARN, Duration.ofHours(2), 4)),
                recovered,
                longAgo);

        assertThat(problems().out()).isEqualTo("no problems; acknowledged or in a downtime: 1, see them with --all\n");
        assertThat(problems("--all").out()).isEqualTo("""
                        STATUS  HOST  CHECK      SINCE  COUNT  MARKS         LAST OUTPUT
                        WARN    web1  host.disk  2h     4      acked by ann  host.disk says WARN
                        OKAY    web1  host.load  5h     0      recovered     host.load says OKAY
                        """);
    }

    @Test
    void marksWhatVanishedAndWhatFlaps() throws IOException {
        put(
                HostKey.known("web1"),
                changed(check("gone", Status.OKAY, Duration.ofHours(1), 0), false, CliRun.NOW),
                changed(check("flips", Status.ALERT, Duration.ofHours(1), 3), true, null));

        assertThat(problems().out()).isEqualTo("""
                        STATUS  HOST  CHECK  SINCE  COUNT  MARKS     LAST OUTPUT
                        ALERT   web1  flips  1h     3      flapping  flips says ALERT
                        WARN    web1  gone   1h     0      vanished  gone says OKAY
                        """);
    }

    @Test
    void leavesOutRetiredHosts() throws IOException {
        HostState state = state(HostKey.known("old"), check("host.disk", Status.ALERT, Duration.ofHours(1), 1));
        states.put(state.with(state.contact().withRetired(CliRun.NOW)), CliRun.NOW);

        assertThat(problems("--all").out()).isEqualTo("no problems\n");
    }

    @Test
    void listsOneHostOneCheckOrOneStatusAlone() throws IOException {
        for (String host : List.of("web1", "web2")) {
            put(
                    HostKey.known(host),
                    check("host.disk", Status.WARN, Duration.ofHours(1), 1),
                    check("host.disk-2", Status.ALERT, Duration.ofHours(1), 1));
        }

        assertThat(problems("--host", "web2").out()).contains("web2").doesNotContain("web1");
        assertThat(problems("--check", "host.disk").out()).contains("WARN").doesNotContain("ALERT");
        assertThat(problems("--status", "alert").out()).contains("ALERT").doesNotContain("WARN");
    }

    @Test
    void tellsTheWorstStatusByItsExitCode() throws IOException {
        put(HostKey.known("web1"), check("a", Status.WARN, Duration.ofHours(1), 1));
        put(HostKey.known("web2"), check("a", Status.ALERT, Duration.ofHours(1), 1));
        put(HostKey.known("web3"), check("a", Status.OKAY, Duration.ofHours(1), 1));

        assertThat(problems("--exit-status").code()).isEqualTo(20);
        assertThat(problems("--exit-status", "--host", "web1").code()).isEqualTo(10);
        assertThat(problems("--exit-status", "--host", "web3", "--all").code()).isZero();
    }

    @Test
    void writesJsonForPrograms() throws IOException {
        put(HostKey.known("web1"), acknowledged(check("host.disk", Status.WARN, Duration.ofHours(2), 4)));

        JsonNode root = new ObjectMapper()
                .readTree(problems("--all", "--format", "json").out());

        assertThat(root.get("montty").asInt()).isEqualTo(1);
        JsonNode problem = root.get("problems").get(0);
        assertThat(problem.get("host").asText()).isEqualTo("web1");
        assertThat(problem.get("since").asText()).isEqualTo("2026-11-22T07:38:11Z");
        assertThat(problem.get("vanished").isNull()).isTrue();
        assertThat(problem.get("acknowledged").get("owner").asText()).isEqualTo("ann");
        assertThat(root.get("unread_hosts")).isEmpty();
    }

    @Test
    void printsNothingThatATerminalObeys() throws IOException {
        CheckState check = check("\u001b[31mred", Status.ALERT, Duration.ofHours(1), 1);
        put(HostKey.unverified("web1"), check);

        assertThat(problems().out()).contains("unverified/web1  ^[[31mred").doesNotContain("\u001b");
        assertThat(problems("--format", "json").out()).doesNotContain("\u001b");
    }

    @Test
    void listsTheOthersWhenTheFileOfAHostIsDamaged() throws IOException {
        put(HostKey.known("web1"), check("a", Status.WARN, Duration.ofHours(1), 1));
        put(HostKey.known("web2"));
        Files.writeString(states.file(HostKey.known("web2")), "{");

        CliRun run = problems();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("web1");
        assertThat(run.err())
                .startsWith("montty: what is known of web2 is damaged: not JSON: line 1: ")
                .endsWith("; the manager makes it anew from the filed reports when it looks at the host next, after"
                        + " \"montty fsck --repair\" in its next pass\n")
                .doesNotContain("Source");
    }

    @Test
    void saysThatTheManagerHasNotRunYet() {
        assertThat(problems())
                .isEqualTo(new CliRun(
                        1,
                        "",
                        "montty: the manager has not run here yet; run: montty manage --project " + folder + "\n"));
    }

    @Test
    void saysWhatAHostIsAndWhichItDoesNotKnow() throws IOException {
        put(HostKey.known("web1"));

        assertThat(problems("--host", "web*").code()).isEqualTo(2);
        assertThat(problems("--host", "web9"))
                .isEqualTo(new CliRun(1, "", "montty: nothing is known of web9; see: montty hosts list\n"));
    }

    @Test
    void namesTheStatusThatAProblemCanHave() {
        CliRun run = problems("--status", "okay");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--status", "[WARN, ALERT]", "'okay'").doesNotContain("NA");
    }

    @Test
    void tellsACheckThatIsWellFromOneThatNoHostHas() throws IOException {
        put(HostKey.known("web1"), check("well", Status.OKAY, Duration.ofDays(30), 0));
        put(HostKey.known("web2"));

        assertThat(problems("--check", "well")).isEqualTo(new CliRun(0, "no problems\n", ""));
        assertThat(problems("--check", "montty.silence").code()).isZero();
        assertThat(problems("--check", "nope"))
                .isEqualTo(new CliRun(1, "", "montty: no host has a check nope; see: montty hosts show HOST\n"));
        assertThat(problems("--check", "well", "--host", "web2"))
                .isEqualTo(new CliRun(1, "", "montty: web2 has no check well; see: montty hosts show web2\n"));
    }

    @Test
    void listsAllAsWithoutDowntimesWhereTheseAreDamaged() throws IOException {
        put(HostKey.known("web1"), check("a", Status.WARN, Duration.ofHours(1), 1));
        Files.writeString(project.layout().downtimes(), "{");

        CliRun run = problems();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("web1");
        assertThat(run.err())
                .contains("downtimes.json is damaged: not JSON", "montty fsck --repair", "as if there were none")
                .doesNotContain("Source");
    }

    private CliRun problems(String... options) {
        return CliRun.of(
                folder,
                Stream.concat(Stream.of("problems", "--project", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private void put(HostKey host, CheckState... checks) throws IOException {
        states.put(state(host, checks), CliRun.NOW);
    }

    private static HostState state(HostKey host, CheckState... checks) {
        return new HostState(host, Contact.first(LONG_AGO), List.of(checks));
    }

    private static CheckState acknowledged(CheckState check) {
        return check.withAcknowledgement(new Acknowledgement("ann", "ordered", CliRun.NOW, null, check.fingerprint()));
    }

    private static CheckState check(String id, Status status, Duration age, long count) {
        Instant since = CliRun.NOW.minus(age);
        return new CheckState(
                id,
                id,
                Set.of(),
                CheckState.Kind.CHECK,
                status,
                since,
                since,
                CliRun.NOW,
                count,
                id + " says " + status,
                "completed",
                "f",
                "A",
                false,
                "0".repeat(32),
                null,
                null);
    }

    private static CheckState changed(CheckState check, boolean flapping, @Nullable Instant vanished) {
        return new CheckState(
                check.id(),
                check.title(),
                check.tags(),
                check.kind(),
                check.status(),
                check.since(),
                check.changed(),
                check.seen(),
                check.count(),
                check.summary(),
                check.outcome(),
                check.fingerprint(),
                check.recent(),
                flapping,
                check.report(),
                null,
                vanished);
    }
}
