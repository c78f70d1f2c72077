package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.runtime.history.HistoryBounds;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.SqliteHistory;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryCommandTest {

    private static final HostKey WEB1 = HostKey.known("web1");
    private static final Instant AN_HOUR_AGO = CliRun.NOW.minus(Duration.ofHours(1));

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void showsWhatChanged() throws Exception {
        keepSome();

        assertThat(history("web1")).isEqualTo(new CliRun(0, """
                        WHEN                  CHECK      WHAT           TEXT
                        2026-11-22 08:38:11Z  host.disk  WARN -> ALERT  /var 97% used
                        2026-11-22 08:08:11Z  -          first contact  ^[[31mhello
                        """, ""));
    }

    @Test
    void showsOneCheckAlone() throws Exception {
        keepSome();

        assertThat(history("web1", "host.disk").out().lines()).hasSize(2);
        assertThat(history("web1", "host.dusk"))
                .isEqualTo(new CliRun(1, "", "montty: web1 has no check host.dusk; see: montty hosts show web1\n"));
    }

    @Test
    void doesNotLookIntoTheFuture() {
        CliRun run = history("web1", "--since", "2027-01-01");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--since: 2027-01-01T00:00:00Z lies in the future");
    }

    @Test
    void saysWhatToDoWhereTheHistoryIsDamaged() throws Exception {
        Files.createDirectories(project.layout().state());
        Files.writeString(project.layout().history(), "no database at all".repeat(99));

        CliRun run = history("web1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the history cannot be read", "montty fsck");
    }

    @Test
    void goesBackAsFarAsAsked() throws Exception {
        keepSome();

        assertThat(history("web1", "--since", "70m").out().lines()).hasSize(2);
        assertThat(history("web1", "--since", "2026-11-22").out().lines()).hasSize(3);
        assertThat(history("web1", "--since", "2026-11-22T08:30:00Z").out().lines())
                .hasSize(2);
        assertThat(history("web1", "--limit", "1").out().lines()).hasSize(2);
        assertThat(history("web1", "--since", "yesterday"))
                .isEqualTo(new CliRun(
                        2,
                        "",
                        "montty: --since: 'yesterday' is no point in time; give how long ago, such as 90m, 24h or 7d,"
                                + " or when by UTC, such as 2026-01-31 or 2026-01-31T08:15:00Z\n"));
        assertThat(history("web1", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void writesJson() throws Exception {
        keepSome();

        JsonNode json = new ObjectMapper()
                .readTree(history("web1", "host.disk", "--format", "json").out());

        assertThat(json.toString())
                .isEqualTo("{\"montty\":1,\"host\":\"web1\",\"check\":\"host.disk\","
                        + "\"since\":\"2026-11-21T09:38:11Z\",\"events\":[{\"at\":\"2026-11-22T08:38:11Z\","
                        + "\"check\":\"host.disk\",\"kind\":\"changed\",\"from\":\"WARN\",\"to\":\"ALERT\","
                        + "\"text\":\"/var 97% used\",\"report\":\"" + "0".repeat(32) + "\"}]}");
    }

    @Test
    void listsWhatWasMeasured() throws Exception {
        keepSome();

        assertThat(history("web1", "--metrics").out()).isEqualTo("""
                        CHECK      METRIC  POINTS  MIN  MEAN     MAX  LAST  UNIT  AT
                        host.disk  used    3       1    33.6667  97   97    %     2026-11-22 08:40:00Z
                        """);
        JsonNode json = new ObjectMapper()
                .readTree(history("web1", "--metrics", "--format", "json").out());
        assertThat(json.at("/metrics/0/max").doubleValue()).isEqualTo(97);
        assertThat(json.at("/metrics/0/last_at").textValue()).isEqualTo("2026-11-22T08:40:00Z");
        assertThat(history("web1", "--metrics", "--since", "1m").out()).startsWith("nothing was measured since ");
    }

    @Test
    void namesNearHostsWhereThereIsNoSuchHost() throws Exception {
        keepSome();

        assertThat(history("wbe1"))
                .isEqualTo(new CliRun(1, "", "montty: there is no host wbe1; near: web1, site1/web1\n"));
        assertThat(history("mail")).isEqualTo(new CliRun(1, "", "montty: there is no host mail\n"));
        assertThat(history("../web1").code()).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNoHistoryYet() throws Exception {
        assertThat(history("web1"))
                .isEqualTo(new CliRun(
                        1,
                        "",
                        "montty: there is no history yet: montty manage begins one with the first change that it"
                                + " sees\n"));
        assertThat(project.layout().history()).doesNotExist();
    }

    @Test
    void saysThatNoHistoryIsKept() throws Exception {
        project.monttyYaml("manager:", "  history: false");
        assertThat(history("web1").err()).contains("manager.history is false in montty.yaml, and none was kept before");

        keepSome();
        CliRun run = history("web1");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("this is what was kept before");
        assertThat(run.out()).contains("host.disk");
    }

    @Test
    void isKeptByTheManagerUnlessItIsOff() throws Exception {
        project.script("chk_load.sh", "#!/bin/bash", "echo fine");
        project.monttyYaml("manager:", "  history: false");
        project.check();
        assertThat(CliRun.of(folder, "manage").code()).isZero();

        assertThat(project.layout().history()).doesNotExist();
        assertThat(Files.exists(project.layout().state().resolve("history-open")))
                .isFalse();
    }

    @Test
    void readsInAProcessOfItsOwnWhileTheManagerWrites() throws Exception {
        try (SqliteHistory history = open()) {
            for (int round = 0; round < 3; round++) {
                history.record(changed(Instant.now().minusSeconds(60), "round " + round));
                history.flush(CliRun.NOW);
                Process child =
                        ChildCli.start(folder, "history", "web1", "--format", "json", "--project", folder.toString());
                while (child.isAlive()) {
                    history.record(changed(Instant.now().minusSeconds(60), "meanwhile"));
                    history.flush(CliRun.NOW);
                }
                assertThat(Files.readString(folder.resolve("err"))).isEmpty();
                assertThat(child.waitFor()).isZero();
                JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("out")));
                assertThat(json.at("/events")).isNotEmpty();
            }
        }
    }

    private SqliteHistory open() {
        return new SqliteHistory(
                new HistoryFile(project.layout().history(), Optional.empty()),
                new HistoryBounds(Duration.ofDays(30), 64 * 1024 * 1024),
                Clock.fixed(CliRun.NOW, ZoneOffset.UTC));
    }

    private void keepSome() throws IOException {
        try (SqliteHistory history = open()) {
            history.record(changed(AN_HOUR_AGO, "/var 97% used"));
            history.record(new HistoryEvent(
                    AN_HOUR_AGO.minusSeconds(1_800), WEB1, "", Kind.FIRST_CONTACT, null, null, "\033[31mhello", ""));
            history.record(new HistoryEvent(
                    AN_HOUR_AGO, HostKey.via("site1", "web1"), "", Kind.FIRST_CONTACT, null, null, "", ""));
            for (int minute = 0; minute < 3; minute++) {
                history.measure(
                        WEB1,
                        "host.disk",
                        AN_HOUR_AGO.plusSeconds(60L * minute),
                        List.of(Metric.of("used", new double[] {3, 1, 97}[minute], "%")));
            }
            history.flush(CliRun.NOW);
        }
    }

    private static HistoryEvent changed(Instant at, String text) {
        return new HistoryEvent(at, WEB1, "host.disk", Kind.CHANGED, Status.WARN, Status.ALERT, text, "0".repeat(32));
    }

    private CliRun history(String... args) {
        return CliRun.of(
                folder,
                Stream.concat(Stream.of("history"), List.of(args).stream()).toArray(String[]::new));
    }
}
