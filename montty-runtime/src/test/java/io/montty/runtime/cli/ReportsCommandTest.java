package io.montty.runtime.cli;

import static io.montty.runtime.cli.FiledProject.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsCommandTest {

    private static final String ALERT = id("aaaaaaaa1");
    private static final String OLDER = id("aaaaaaaa2");
    private static final String CLAIMED = id("bbbbbbbb");
    private static final String LEGACY = id("cccccccc");

    private FiledProject project;

    @BeforeEach
    void fileSome(@TempDir Path root) throws IOException {
        project = new FiledProject(root);
        project.file(ALERT, Status.ALERT, "web1", Duration.ofMinutes(5));
        project.file(OLDER, Status.ALERT, "web1", Duration.ofHours(5));
        project.file(CLAIMED, Status.WARN, null, Duration.ofSeconds(30));
        project.fileLegacy(LEGACY, Status.OKAY, "old1", Duration.ofDays(3), "Disk \u001b[31mred");
    }

    @Test
    void listsTheNewestFirstWithTheHostThatTheServerKnows() {
        assertThat(project.run("reports", "list")).isEqualTo(new CliRun(0, """
                        ID        STATUS  HOST             AGE    CHECKS
                        bbbbbbbb  WARN    unverified/web1  30 s   host.disk WARN
                        aaaaaaaa  ALERT   web1             5 min  host.disk ALERT
                        aaaaaaaa  ALERT   web1             5 h    host.disk ALERT
                        cccccccc  OKAY    unverified/old1  3 d
                        """, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "--status ALERT, 2",
        "--status okay, 1",
        "--host web1, 2",
        "--host unverified/web1, 1",
        "--check host.disk, 3",
        "--check host.cpu, 0",
        "--host web1 --check host.disk --limit 1, 1",
        "--limit 0, 4"
    })
    void choosesByStatusHostAndCheck(String options, int reports) throws IOException {
        CliRun run = project.run(("reports list --format json " + options).split(" "));

        assertThat(run.code()).isZero();
        assertThat(json(run).get("reports")).hasSize(reports);
    }

    @Test
    void saysThatThereAreNone() {
        assertThat(project.run("reports", "list", "--host", "db1", "--check", "x"))
                .isEqualTo(new CliRun(0, "no reports of db1 with x\n", ""));
    }

    @Test
    void listsThemAsJson() throws IOException {
        JsonNode list = json(project.run("reports", "list", "--format", "json", "--limit", "2"));

        assertThat(list.get("montty").intValue()).isEqualTo(1);
        assertThat(list.get("more").booleanValue()).isTrue();
        JsonNode alert = list.get("reports").get(1);
        assertThat(alert.get("id").textValue()).isEqualTo(ALERT);
        assertThat(alert.get("received").textValue()).isEqualTo("2026-11-22T09:33:11Z");
        assertThat(alert.get("expires").isNull()).isTrue();
        assertThat(alert.get("checks").get(0).get("summary").textValue()).isEqualTo("it is ALERT");
    }

    @Test
    void listsWhatCannotBeReadWithTheReason() throws IOException {
        project.put(id("dddddddd"), Status.ALERT, ReportName.Format.JSON, new byte[] {'{'}, Duration.ZERO);

        assertThat(project.run("reports", "list").out()).contains("dddddddd", "cannot be read: not JSON");
    }

    @Test
    void showsAReportAsTheCheckPrintsIt() {
        CliRun run = project.run("reports", "show", "bbbbbbbb");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("web1 192.0.2.7", "host.disk", "it is WARN");
    }

    @Test
    void showsTheDocumentItselfAsJson() throws IOException {
        assertThat(json(project.run("reports", "show", ALERT, "--format", "json"))
                        .get("id")
                        .textValue())
                .isEqualTo(ALERT);
    }

    @Test
    void showsALegacyReportSoThatNoTerminalObeysIt() {
        assertThat(project.run("reports", "show", LEGACY).out()).contains("Host: old1", "Disk ^[[31mred");
        assertThat(project.run("reports", "show", LEGACY, "--format", "json").code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show aaaaaaaa|2|is the beginning of 2 ids, give more of it: " + "aaaaaaaa",
                "show aaaa|2|is no id, expected 8 to 32 of",
                "show dddddddd|1|no report dddddddd is filed",
                "delete dddddddd|1|no report dddddddd is filed, so none is deleted",
                "delete aaaaaaaa|2|is the beginning of 2 ids",
                "delete|2|say which reports",
                "delete --status ALERT|2|say which reports",
                "delete cccccccc --host web1|2|say which reports",
                "delete --host web1 --check host.cpu|1|there are no reports of web1 with host.cpu",
                "delete --host web1 --check host.disk|2|would delete 2 reports: reports of web1 with host.disk;",
                "list --host WEB/|2|is no host",
                "list --limit -1|2|--limit is -1",
            })
    void saysWhatIsWrongAndAsksForNothing(String args, int code, String message) throws IOException {
        CliRun run = project.run(("reports " + args).split(" "));

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(message);
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void knowsTheServersOwnReportsByTheIdsThatProblemsShows() throws IOException {
        project.file(id("eeeeeeee"), Status.ALERT, "web1", Duration.ZERO, "montty.silence");

        CliRun run = project.run("reports", "list", "--check", "montty.silence");

        assertThat(run.out()).contains("eeeeeeee", " montty.silence ALERT").doesNotContain("host:");
        assertThat(project.run("reports", "delete", "--check", "montty.silence", "--yes")
                        .code())
                .isZero();
        assertThat(project.requests()).singleElement().asString().contains(id("eeeeeeee"));
    }

    @Test
    void deletesByTheExactIdsThatTheirBeginningsMean() throws IOException {
        CliRun run = project.run("reports", "delete", "bbbbbbbb", ALERT, "--reason", "mended");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("montty: asked the manager to delete 2 reports (request ");
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains(
                        "\"request\":\"delete\"",
                        "\"reports\":[\"" + CLAIMED + "\",\"" + ALERT + "\"],\"reason\":\"mended\",\"by\":\"tester\"");
    }

    @Test
    void deletesTheReportsOfAProblem() throws IOException {
        CliRun run =
                project.run("reports", "delete", "--host", "web1", "--check", "host.disk", "--yes", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(json(run).get("done").booleanValue()).isFalse();
        assertThat(project.requests())
                .singleElement()
                .asString()
                .contains(ALERT, OLDER, json(run).get("request").textValue())
                .doesNotContain(CLAIMED);
    }

    @Test
    void asksOnATerminalBeforeItDeletesWhatNobodyNamed() throws IOException {
        CliRun run = CliRun.of(
                project.layout().root(), true, Map.of(), "reports", "delete", "--host", "web1", "--check", "host.disk");

        // Nobody answers in a test, and that is no yes.
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("delete 2 reports: reports of web1 with host.disk? [y/N]", "nothing was deleted");
        assertThat(project.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "'', false", "no, false", "yesterday, false"})
    void takesNothingButAYesForOne(String answer, boolean agreed) {
        Confirmation confirmation = new Confirmation(
                new ByteArrayInputStream((answer + "\nmore").getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        assertThat(confirmation.test("delete?")).isEqualTo(agreed);
    }

    private static JsonNode json(CliRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }
}
