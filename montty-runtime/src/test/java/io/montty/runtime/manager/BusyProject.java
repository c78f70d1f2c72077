package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lay out a project in which the next pass has some of everything to do. */
final class BusyProject {

    private static final Duration PAST = Duration.ofSeconds(301);

    private BusyProject() {}

    static TestProject layOut(Path root) throws IOException {
        TestProject project = new TestProject(root);
        project.handIn("web1", of(Status.ALERT, 1, "web1"));
        project.handIn("web1", of(Status.OKAY, 2, "web1"));
        project.handIn("web2", of(Status.WARN, 3, "web2"));
        project.put(of(Status.ALERT, 4, "lone"));
        project.put(
                of(Status.WARN, 5, "old").legacyName(),
                of(Status.WARN, 5, "old").legacyBytes());
        assertThat(project.pass().filedReports()).isEqualTo(5);
        project.clock.pass(PAST); // 2 and 3 and 5 expire in the next pass
        bringReports(project);
        bringFaults(project);
        bringRequests(project);
        return project;
    }

    private static void bringReports(TestProject project) throws IOException {
        project.handIn("web1", of(Status.WARN, 11, "web1"));
        project.handIn("web1", of(Status.OKAY, 12, "web1"));
        project.handIn("web2", of(Status.ALERT, 13, "web2"));
        project.handIn("site1/web3", of(Status.ALERT, 14, "web3"));
        project.handIn("web2", of(Status.OKAY, 15, "db1")); // claims to be another
        project.handIn("web2", of(Status.OKAY, 16, "web2").header(Status.NA)); // says two things
        project.put(of(Status.OKAY, 17, "lone"));
        project.put(
                of(Status.WARN, 18, "old").legacyName(),
                of(Status.WARN, 18, "old").legacyBytes());
    }

    private static void bringFaults(TestProject project) throws IOException {
        project.handIn("web1", of(Status.ALERT, 1, "web1")); // again
        project.handIn("web1", of(Status.OKAY, 2, "web1").body("another")); // its id with another body
        project.put("*_ALERT.close", new byte[0]);
        project.put(of(Status.OKAY, 21, "x").name(), "null".getBytes(UTF_8));
        project.handIn("web2", of(Status.OKAY, 22, "x").id() + ".report", new byte[0]);
        project.handIn("web2", "f".repeat(32) + "_ALERT.close", new byte[0]);
        Path note = project.handIn(
                "web2",
                of(Status.OKAY, 23, "x").id() + ".refused",
                ("id-reused " + Digest.of(new byte[0]) + "\n").getBytes(UTF_8));
        assertThat(note).exists();
        Files.createSymbolicLink(project.layout.input().resolve("link"), project.layout.root());
        Files.createDirectories(project.layout.input().resolve("Folder/inner"));
    }

    private static void bringRequests(TestProject project) throws IOException {
        String id = "e".repeat(32);
        new DeleteRequest(
                        id,
                        List.of(
                                of(Status.ALERT, 1, "").id(),
                                of(Status.OKAY, 99, "").id()),
                        "ann",
                        project.clock.instant())
                .writeInto(project.layout.input());
        project.aged(project.layout.input().resolve(id + DeleteRequest.SUFFIX), Duration.ZERO);
        project.put(of(Status.ALERT, 4, "").id() + "_ALERT.close", new byte[0]);
    }

    private static ReportFile of(Status status, int number, String host) {
        return ReportFile.of(status).id(number).host(host);
    }
}
