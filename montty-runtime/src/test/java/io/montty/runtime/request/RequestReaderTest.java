package io.montty.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeScope;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.Recurrence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String GOOD = "{'montty':1,'request':'delete','id':'" + ID + "','reports':['" + ID
            + "'],'by':'ann','at':'2026-01-31T08:15:00Z','later':{}}";

    private final RequestReader reader = new RequestReader();

    @Test
    void readsWhatARequestWrites(@TempDir Path inbox) throws IOException, ReportFormatException {
        DeleteRequest request = new DeleteRequest(ID, List.of(ID, "f".repeat(32)), "ann", Instant.EPOCH);
        request.writeInto(inbox);

        assertThat(reader.read(Files.readAllBytes(inbox.resolve(ID + ".request.json"))))
                .isEqualTo(request);
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws ReportFormatException {
        assertThat(read(GOOD).by()).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'montty':1,|'montty':2,|montty is 2",
                "'delete'|'purge'|request is \"purge\"",
                "'id':'0|'id':'*|id is",
                "['0|['*|reports is",
                "['0|['X','0|reports is",
                "'reports':|'reporters':|reports is missing",
                "'ann'|' '|by is \" \", expected the user who asks",
                "'ann'|7|by is 7, expected a string",
                "08:15|8.15|at is",
                "'by'|'at':'','by'|not JSON: line 1: Duplicate",
                "{}}|{}|not JSON: line 1: Unexpected end-of-input",
                "{}}|{}}]|not JSON: line 1",
                "{}}|[[[[[]]]]]}|not JSON",
            })
    void saysWhichFieldIsWrong(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> read(GOOD.replace("['" + ID + "']", "[]"))).hasMessageStartingWith("reports is []");
        assertThatThrownBy(() -> read(GOOD.replace("['" + ID + "']", "{'a':'" + ID + "'}")))
                .hasMessageStartingWith("reports is {");
        assertThatThrownBy(() -> read("[]")).hasMessage("the file holds no JSON object");
    }

    @Test
    void readsEveryKindThatARequestWrites(@TempDir Path inbox) throws IOException, ReportFormatException {
        Instant now = Instant.parse("2026-01-31T08:15:00Z");
        HostKey web1 = HostKey.known("web1");
        Downtime once = new Downtime(
                ID, new DowntimeScope("web*", "host.disk", "disk"), now, now.plusSeconds(9), null, "ann", "kernel");
        Recurrence sundays = Recurrence.of("0 2 * * 0", Duration.ofHours(2), ZoneId.of("Europe/Berlin"), now)
                .orElseThrow();
        Downtime weekly = new Downtime(ID, new DowntimeScope("", "", ""), now, null, sundays, "ann", "kernel");
        for (Request request : List.of(
                new DeleteRequest(ID, List.of(ID), "ann", now, "done"),
                new AcknowledgeRequest(ID, web1, "Disk /var", "wait", "bob", now.plusSeconds(9), "ann", now),
                new AcknowledgeRequest(ID, HostKey.via("site1", "web1"), "x", "wait", "bob", null, "ann", now),
                new UnacknowledgeRequest(ID, web1, "x", "ann", now),
                new DowntimeRequest(once, now),
                new DowntimeRequest(weekly, now),
                new EndDowntimeRequest(ID, "f".repeat(32), "ann", now),
                new RetireRequest(ID, HostKey.unverified("web1"), "ann", now),
                new RenameRequest(ID, web1, HostKey.known("web2"), "ann", now),
                new ForgetCheckRequest(ID, web1, "x", "ann", now))) {
            request.writeInto(inbox);

            assertThat(reader.read(Files.readAllBytes(inbox.resolve(request.fileName()))))
                    .isEqualTo(request);
        }
    }

    @Test
    void namesTheRequestsThatThereAre() {
        assertThatThrownBy(() -> read(GOOD.replace("'delete'", "'purge'")))
                .hasMessage("request is \"purge\", expected one of acknowledge, delete, downtime, end_downtime,"
                        + " forget_check, rename, retire, unacknowledge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acknowledge|'host':'web1','check':'x','reason':'r'|owner is missing",
                "acknowledge|'host':'web1','check':'x','reason':' ','owner':'b'|reason is \" \", expected one line of at",
                "acknowledge|'host':'web1','check':'x','reason':'a\\n','owner':'b'|reason is",
                "acknowledge|'host':'../x','check':'x','reason':'r','owner':'b'|host is \"../x\", expected a host such as",
                "acknowledge|'host':'w','check':' ','reason':'r','owner':'b'|check is",
                "acknowledge|'host':'w','check':'x','reason':'r','owner':'b','until':'soon'|until is",
                "downtime|'host':'w','from':'2026-01-31T08:15:00Z','reason':'r'|until is missing",
                "downtime|'from':'2026-01-31T08:15:00Z','until':'2026-01-31T09:15:00Z','reason':'r'|everything is missing",
                "downtime|'host':'w','from':'2026-01-31T08:15:00Z','until':'2026-01-31T08:15:00Z','reason':'r'|until is",
                "downtime|'host':'','from':'2026-01-31T08:15:00Z','until':'2026-01-31T09:15:00Z','reason':'r'|host is",
                "downtime|'host':'w','from':'2026-01-31T08:15:00Z','every':'0 0 30 2 *','length_s':9,'zone':'UTC','reason':'r'|every is",
                "downtime|'host':'w','from':'2026-01-31T08:15:00Z','every':'0 0 * * *','length_s':0,'zone':'UTC','reason':'r'|length_s is",
                "downtime|'host':'w','from':'2026-01-31T08:15:00Z','every':'0 0 * * *','length_s':9,'zone':'X','reason':'r'|zone is",
                "end_downtime|'downtime':'x'|downtime is",
                "rename|'host':'w','to':'w'|to is \"w\", expected another host than w",
                "retire|'host':'W'|host is",
            })
    void saysWhichFieldOfAKindIsWrong(String kind, String fields, String message) {
        String json = "{'montty':1,'request':'" + kind + "','id':'" + ID + "','by':'ann','at':'2026-01-31T08:15:00Z',"
                + fields + "}";

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void boundsWhatARequestSays() {
        String reason = ",'reason':'" + "r".repeat(501) + "',";
        assertThatThrownBy(() -> read(GOOD.replace("],", "]" + reason))).hasMessageStartingWith("reason is");
        String many = ("'" + ID + "',").repeat(10_000) + "'" + ID + "'";
        assertThatThrownBy(() -> read(GOOD.replace("['" + ID + "']", "[" + many + "]")))
                .hasMessage("reports has 10001 ids, expected at most 10000 in one request");
    }

    @Test
    void refusesARequestThatNamesNoExactId() {
        assertThatThrownBy(() -> new DeleteRequest(ID, List.of("210b"), "kim", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeleteRequest(ID, List.of(), "kim", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesARequestAsOneFile(@TempDir Path folder) throws IOException {
        new DeleteRequest(ID, List.of(ID), "kim\"", Instant.EPOCH).writeInto(folder);

        assertThat(folder.resolve(ID + ".request.json"))
                .hasContent("{\"montty\":1,\"request\":\"delete\",\"id\":\"" + ID + "\",\"reports\":[\"" + ID
                        + "\"],\"by\":\"kim\\\"\",\"at\":\"1970-01-01T00:00:00Z\"}");
    }

    private Request read(String json) throws ReportFormatException {
        return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
