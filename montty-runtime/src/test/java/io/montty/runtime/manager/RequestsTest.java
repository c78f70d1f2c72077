package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {

    private static final String OTHER = "00000000000000000000000000000002";
    private static final String REQUEST = "f".repeat(32) + ".request.json";

    private TestProject project;

    @BeforeEach
    void fileTwoReports(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        project.put(ReportFile.of(Status.ALERT));
        project.put(
                ReportFile.of(Status.WARN).id(OTHER).legacyName(),
                ReportFile.of(Status.WARN).legacyBytes());
        project.pass();
    }

    @Test
    void deletesExactlyTheReportsThatAreNamed() throws IOException {
        project.ask(ID);

        PassResult result = project.pass();

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(project.filed(Status.ALERT)).isEmpty();
        assertThat(project.filed(Status.WARN)).hasSize(1);
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void deletesEachReportOfAListOnce() throws IOException {
        project.ask(ID, OTHER, ID);

        assertThat(project.pass().deleted()).isEqualTo(2);
        assertThat(project.audit()).hasSize(2);
    }

    @Test
    void writesToTheAuditLogWhoDeletedWhatAndWhy() throws IOException {
        String owner = Files.getOwner(project.layout.input()).getName();
        project.ask(ID);

        project.pass();

        assertThat(project.audit())
                .singleElement()
                .asString()
                .startsWith("{\"at\":\"2026-01-31T08:15:00Z\",\"what\":\"delete\",\"by\":\"ann\",\"owner\":\"" + owner
                        + "\",\"id\":\"" + ID + "\",\"host\":\"web1\",\"status\":\"ALERT\",\"why\":\"request "
                        + "f".repeat(32) + "\",\"prev\":\"");
    }

    @Test
    void putsTheAuditLineOnTheDiskBeforeItDeletes() throws IOException {
        project.ask(ID);
        Files.delete(project.layout.state().resolve("seen").resolve(ID));
        int[] linesWhenRead = {-1};

        // The last look that is taken at a report is just before it goes.
        project.passReadingBy(path -> {
            linesWhenRead[0] = project.audit().size();
            return BoundedFile.onDisk().read(path);
        });

        assertThat(linesWhenRead[0]).isEqualTo(1);
        assertThat(project.filed(Status.ALERT)).isEmpty();
    }

    @Test
    void deletesNothingWhileTheAuditLogCannotBeWritten() throws IOException {
        Files.move(project.layout.audit(), project.layout.root().resolve("aside"));
        Files.write(project.layout.audit(), new byte[0]);
        project.ask(ID);

        PassResult result = project.pass();

        assertThat(result.problems())
                .singleElement()
                .asString()
                .contains(REQUEST + " stays in REPORTS/_input", "audit");
        assertThat(result.deleted()).isZero();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(project.inbox()).containsExactly(REQUEST);

        Files.delete(project.layout.audit());
        assertThat(project.pass().deleted()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoSuchReport() throws IOException {
        project.ask("a".repeat(32), ID);

        PassResult result = project.pass();

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactly(new PassResult.NamedFile(REQUEST, "no such report: " + "a".repeat(32)));
        assertThat(project.audit().get(0)).contains("\"what\":\"no_such_report\"", "a".repeat(32), "\"by\":\"ann\"");
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void finishesARequestThatAKillCutShort() throws IOException {
        Files.delete(project.layout
                .filed(Status.ALERT)
                .resolve(project.filed(Status.ALERT).get(0)));
        project.ask(ID, OTHER);

        PassResult result = project.pass();

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void keepsADeletedReportDeletedWhenItComesAgain() throws IOException {
        Files.delete(project.layout.state().resolve("seen").resolve(ID));
        project.ask(ID);
        project.pass();
        project.put(ReportFile.of(Status.ALERT));

        assertThat(project.pass().duplicates()).isEqualTo(1);
        assertThat(project.filed(Status.ALERT)).isEmpty();
    }

    @Test
    void deletesAReportThatCannotBeRead() throws IOException {
        Files.delete(project.layout.state().resolve("seen").resolve(ID));
        project.put(ID + "_ALERT.close", new byte[0]);

        PassResult result = project.passReadingBy(path -> {
            if (path.startsWith(project.layout.input())) {
                return BoundedFile.onDisk().read(path);
            }
            throw new IOException("Input/output error");
        });

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.problems()).singleElement().asString().contains("cannot be remembered: Input/output error");
    }

    @Test
    void carriesOutALegacyCloseMessageForExactlyItsId() throws IOException {
        project.put(OTHER + "_WARN.close", new byte[0]);

        PassResult result = project.pass();

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(project.audit()).singleElement().asString().contains("\"why\":\"legacy close message\"", "\"web1\"");
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void rejectsACloseMessageThatIsNotEmpty() throws IOException {
        project.put(ID + "_ALERT.close", new byte[] {'x'});

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).startsWith("a close message is empty"));
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void takesNoRequestFromAHost() throws IOException {
        project.ask(ID);
        Path host = project.hostFolder("web1");
        Files.move(project.layout.input().resolve(REQUEST), host.resolve(REQUEST));
        Files.write(host.resolve(ID + "_ALERT.close"), new byte[0]);

        PassResult result = project.pass();

        assertThat(result.rejected())
                .hasSize(2)
                .allSatisfy(reject -> assertThat(reject.what()).startsWith("a request in a host's folder"));
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void rejectsARequestThatIsWrong() throws IOException {
        project.put("a".repeat(32) + ".request.json", "{\"montty\":1}".getBytes(StandardCharsets.UTF_8));
        project.ask(ID);
        Files.move(
                project.layout.input().resolve(REQUEST),
                project.layout.input().resolve("b".repeat(32) + ".request.json"));

        PassResult result = project.pass();

        assertThat(result.rejected())
                .extracting(PassResult.NamedFile::what)
                .containsExactlyInAnyOrder(
                        "request is missing, expected a string",
                        "the name says id " + "b".repeat(32) + ", the request says " + "f".repeat(32));
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void waitsForTheRestOfARequest() throws IOException {
        Path half = project.put("a".repeat(32) + ".request.json", "{\"montty\":".getBytes(StandardCharsets.UTF_8));

        assertThat(project.pass().waiting()).hasSize(1);
        project.aged(half, TestProject.LONG_AGO);
        assertThat(project.pass().rejected()).hasSize(1);
    }
}
