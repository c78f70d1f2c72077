package io.montty.runtime.cli;

import static io.montty.runtime.cli.FiledProject.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeScope;
import io.montty.runtime.state.Downtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingCommandsTest {

    private FiledProject project;

    @BeforeEach
    void knowAHost(@TempDir Path root) throws IOException {
        project = new FiledProject(root);
        project.know("web1", Status.ALERT, null);
        project.know("unverified/web2", Status.OKAY, null);
    }

    @Test
    void asksToAcknowledge() throws IOException {
        CliRun run = project.run("ack", "web1", "host.disk", "--reason", "new disk", "--for", "8h", "--owner", "bob");

        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("montty: asked the manager to acknowledge host.disk of web1 (request ");
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains("\"request\":\"acknowledge\"", "\"host\":\"web1\",\"check\":\"host.disk\"")
                .contains("\"reason\":\"new disk\",\"owner\":\"bob\",\"until\":\"2026-11-22T17:38:11Z\"");
    }

    @Test
    void listsWhatIsAcknowledgedAndEndsIt() throws IOException {
        project.know("web1", Status.ALERT, new Acknowledgement("bob", "new disk", CliRun.NOW, null, "print"));

        assertThat(project.run("ack", "list")).isEqualTo(new CliRun(0, """
                        HOST  CHECK      STATUS  OWNER  UNTIL  REASON
                        web1  host.disk  ALERT   bob    -      new disk
                        """, ""));
        assertThat(json(project.run("ack", "list", "--format", "json"))
                        .get("acknowledgements")
                        .get(0)
                        .toString())
                .isEqualTo("{\"host\":\"web1\",\"check\":\"host.disk\",\"status\":\"ALERT\",\"owner\":\"bob\","
                        + "\"reason\":\"new disk\",\"at\":\"2026-11-22T09:38:11Z\",\"until\":null}");
        assertThat(project.run("ack", "--remove", "web1", "host.disk").code()).isZero();
        assertThat(project.requests()).singleElement().asString().contains("\"request\":\"unacknowledge\"");
    }

    @Test
    void leavesOutWhatIsAcknowledgedNoLonger() throws IOException {
        project.know("web1", Status.ALERT, new Acknowledgement("bob", "x", CliRun.NOW, CliRun.NOW, "print"));

        assertThat(project.run("ack", "list").out()).isEqualTo("nothing is acknowledged\n");
    }

    @Test
    void asksForADowntime() throws IOException {
        CliRun run = project.run(
                "downtime",
                "add",
                "--host",
                "web*",
                "--tag",
                "disk",
                "--for",
                "2h",
                "--from",
                "22:00",
                "--reason",
                "x");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("begin a downtime of host web*, tag disk at 2026-11-22 22:00");
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains("\"host\":\"web*\",\"tag\":\"disk\",\"from\":\"2026-11-22T22:00:00Z\"")
                .contains("\"until\":\"2026-11-23T00:00:00Z\",\"reason\":\"x\"");
    }

    @Test
    void asksForADowntimeThatRecurs() throws IOException {
        CliRun run = project.run(
                "downtime", "add", "--everything", "--for", "2h", "--every", "0 2 * * 0", "--reason", "backup");

        assertThat(run.code()).isZero();
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains("\"everything\":true", "\"every\":\"0 2 * * 0\",\"length_s\":7200,\"zone\":\"Z\"")
                .doesNotContain("until");
    }

    @Test
    void listsDowntimesAndEndsThem() throws IOException {
        keepDowntimes();

        assertThat(project.run("downtime", "list").out()).isEqualTo("""
                ID        STATE   WHAT       FROM              UNTIL             EVERY  BY   REASON
                aaaaaaaa  active  host web*  2026-11-22 09:38  2026-11-22 10:38  -      ann  kernel
                """);
        assertThat(json(project.run("downtime", "list", "--all", "--format", "json"))
                        .get("downtimes")
                        .get(1)
                        .toString())
                .isEqualTo("{\"id\":\"" + id("bbbbbbbb") + "\",\"check\":\"x\",\"from\":\"2026-11-22T08:38:11Z\","
                        + "\"until\":\"2026-11-22T09:38:11Z\",\"reason\":\"done\",\"by\":\"ann\",\"state\":\"ended\"}");
        assertThat(project.run("downtime", "end", "aaaaaaaa").code()).isZero();
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains("\"request\":\"end_downtime\"", "\"downtime\":\"" + id("aaaaaaaa") + "\"");
    }

    private void keepDowntimes() throws IOException {
        Downtime active = new Downtime(
                id("aaaaaaaa"),
                new DowntimeScope("web*", "", ""),
                CliRun.NOW,
                CliRun.NOW.plus(Duration.ofHours(1)),
                null,
                "ann",
                "kernel");
        Downtime ended = new Downtime(
                id("bbbbbbbb"),
                new DowntimeScope("", "x", ""),
                CliRun.NOW.minus(Duration.ofHours(1)),
                CliRun.NOW,
                null,
                "ann",
                "done");
        Downtimes.read(project.layout().downtimes())
                .with(active, CliRun.NOW)
                .with(ended, CliRun.NOW)
                .write(project.layout().downtimes());
    }

    @ParameterizedTest
    @CsvSource({
        "hosts retire web1, '\"request\":\"retire\"'",
        "hosts rename unverified/web2 web2, '\"host\":\"unverified/web2\",\"to\":\"web2\"'",
        "hosts forget-check web1 host.disk, '\"request\":\"forget_check\"'"
    })
    void asksForWhatConcernsAHost(String args, String request) throws IOException {
        assertThat(project.run(args.split(" ")).code()).isZero();
        assertThat(project.requests()).singleElement().asString().contains(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ack web1|2|say of which problem",
                "ack web1 host.disk|2|--reason is missing",
                "ack web1 host.disk --reason x --for 8h --until 18:00|2|say the same in two ways",
                "ack web1 host.disk --reason x --for soon|2|--for is 'soon', expected a duration",
                "ack web1 host.disk --reason x --until soon|2|--until is 'soon', expected a time such as",
                "ack web1 host.disk --reason x --until 2026-11-22|2|expected a time after 2026-11-22 09:38",
                "ack web2 host.disk --reason x|1|no such host: web2; there is unverified/web2",
                "ack unverified/web2 host.disk --reason x|1|has no problem host.disk; it has none at all",
                "ack web1 host.cpu --reason x|1|web1 has no problem host.cpu; it has host.disk",
                "ack --remove web1 host.disk|1|nobody acknowledged host.disk of web1",
                "ack WEB 1 --reason x|2|'WEB' is no host",
                "downtime|2|say what about downtimes: add, list, end",
                "downtime add --for 2h --reason x|2|say what it is about",
                "downtime add --everything --host x --for 2h --reason x|2|--everything is all checks",
                "downtime add --host x --for 2h|2|Missing required option: '--reason=TEXT'",
                "downtime add --host x --reason x|2|say when it ends",
                "downtime add --host x --every @daily --for 1h --reason x|2|--every is '@daily', expected minute",
                "downtime add --host x --every @daily --reason x|2|say how long it lasts each time",
                "downtime end aaaaaaaa|1|no downtime aaaaaaaa is in force",
                "hosts|2|say what about the hosts",
                "hosts retire db1|1|no such host: db1",
                "hosts rename web1 web1|2|OLD and NEW are the same",
                "hosts rename web1 ../x|2|is no host",
                "hosts forget-check web1 x|1|web1 has no check x",
            })
    void saysWhatIsWrongAndAsksForNothing(String args, int code, String message) throws IOException {
        CliRun run = project.run(args.split(" "));

        assertThat(run.err()).contains(message);
        assertThat(run.code()).isEqualTo(code);
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void saysWhatToDoWhereTheDowntimesAreDamaged() throws IOException {
        Files.writeString(project.layout().downtimes(), "{");

        CliRun run = project.run("downtime", "list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("downtimes.json is damaged", "montty fsck --repair, which ends all downtimes")
                .doesNotContain("Source");
        assertThat(project.run("downtime", "end", "aaaaaaaa")).isEqualTo(run);
    }

    @Test
    void writesTheLengthOfADowntimeAsPeopleDo() {
        assertThat(TimeNotation.written(Duration.ofMinutes(60))).isEqualTo("1h");
        assertThat(TimeNotation.written(Duration.ofMinutes(90))).isEqualTo("90m");
        assertThat(TimeNotation.written(Duration.ofDays(2))).isEqualTo("2d");
        assertThat(TimeNotation.written(Duration.ofSeconds(61))).isEqualTo("61s");
    }

    @Test
    void showsThatAReasonIsNeeded() {
        assertThat(project.run("downtime", "add", "--help").out())
                .contains(" --reason=TEXT")
                .doesNotContain("[--reason");
        assertThat(project.run("ack", "--help").out()).startsWith("Usage: montty ack HOST CHECK --reason=TEXT");
    }

    private static JsonNode json(CliRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }
}
