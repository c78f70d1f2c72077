package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.faults.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings at once every name and content on which MonTTY for Python dies, among a thousand good reports. */
class FatalInputsTest {

    private static final String NAME = "the name is neither a report's (<32 hex>_<STATUS>_<epoch>.json or .mty)";
    private static final String BODY = "\n\nSUMMARY:\n\n     Disk (OKAY)\n\n";

    /** Hold a bad file, and how the reason begins for which it must be rejected. */
    private record Bad(String name, String content, String reason) {}

    /** Stands for an id that no other file has. */
    private static final String ID = "ID";

    private static final List<Bad> TABLE = List.of(
            // names
            new Bad("report.mty", legacy(""), NAME),
            new Bad(ID + ".mty", legacy(""), NAME),
            new Bad(ID + "_OKAY.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_soon.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_-5.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_ 7.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_1_2.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_9999999999999.mty", legacy(""), NAME),
            new Bad(ID + "_GREEN_1.mty", legacy(""), NAME),
            new Bad(ID + "_okay_1.mty", legacy(""), NAME),
            new Bad(ID + "_OKAY_1.mty.mty", legacy(""), NAME),
            new Bad("*_ALERT.close", "", NAME),
            new Bad("?_OKAY.close", "", NAME),
            new Bad("00000000000000_ALERT.close", "", NAME),
            new Bad("_ALERT.close", "", NAME),
            new Bad(ID + "_RED.close", "", NAME),
            // legacy headers
            new Bad(ID + "_OKAY_1.mty", "", "unfinished, and it did not change for 10 minutes: there is no summary"),
            new Bad(ID + "_OKAY_2.mty", "MonTTY\nHost: web1\nSta", "unfinished, and it did not change for 10 minutes"),
            new Bad(ID + "_OKAY_3.mty", "MonTTY\nHost: web1\n" + BODY, "the header has no Status"),
            new Bad(ID + "_OKAY_4.mty", legacy("Colour: red\n"), "line 3: expected Host, IPv4, Status or At"),
            new Bad(ID + "_OKAY_5.mty", legacy("no colon\n"), "line 3: expected Host, IPv4, Status or At"),
            new Bad(ID + "_OKAY_6.mty", legacy("Host: we\u0000b1\n"), "the header's Host has a control character"),
            new Bad(ID + "_OKAY_7.mty", legacy("IPv4: \u001b[2J\n"), "the header's IPv4 has a control character"),
            new Bad(ID + "_OKAY_8.mty", legacy("\u0000\n"), "line 3: expected Host, IPv4, Status or At"),
            new Bad(ID + "_OKAY_9.mty", legacy("Host: web\u00ff\n"), "line 3: not UTF-8"),
            new Bad(
                    ID + "_OKAY_10.mty",
                    legacy("Host: " + "w".repeat(5_000) + "\n"),
                    "the header's Host has 5000 char"),
            new Bad(ID + "_OKAY_11.mty", legacy("w".repeat(5_000) + "\n"), "line 3: expected Host, IPv4, Status or At"),
            new Bad(ID + "_OKAY_12.mty", legacy("Host: a\nHost: b\n"), "line 4: Host is there twice"),
            new Bad(
                    ID + "_OKAY_13.mty",
                    "MonTTY\nStatus: GREEN\n" + BODY,
                    "Status is not one of NA, OKAY, WARN, ALERT"),
            new Bad(ID + "_OKAY_14.mty", "x".repeat(9_000) + BODY, "line 1: the header has no empty line at its end"),
            // native reports
            new Bad(ID + "_OKAY_1.json", "", "unfinished, and it did not change for 10 minutes"),
            new Bad(ID + "_OKAY_2.json", "{\"montty\": 1", "unfinished, and it did not change for 10 minutes"),
            new Bad(ID + "_OKAY_3.json", "\u0000\u0000\u0000", "not JSON: line 1"),
            new Bad(ID + "_OKAY_4.json", "{\"montty\": \"a\u0000b\"}", "not JSON: line 1"),
            new Bad(ID + "_OKAY_5.json", "{\"montty\": \"\u00ff\u00fe\"}", "not JSON"),
            new Bad(ID + "_OKAY_6.json", "{\"montty\": 1, \"montty\": 1}", "not JSON"),
            new Bad(ID + "_OKAY_7.json", "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}", "not JSON"),
            new Bad(ID + "_OKAY_8.json", "{\"montty\": " + "9".repeat(5_000) + "}", "not JSON"),
            new Bad(ID + "_OKAY_9.json", "null", "the file holds no JSON object"),
            new Bad(ID + ".request.json", "{}", "montty is missing"));

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    private static String legacy(String header) {
        return "MonTTY\nStatus: OKAY\n" + header + BODY;
    }

    @Test
    void filesTheGoodOnesAndSaysOfEachBadOneWhatIsWrong() throws IOException {
        TestProject project = new TestProject(root);
        project.handIn("web1", ReportFile.of(Status.ALERT).id(1));
        assertThat(project.pass().filedReports()).isEqualTo(1);
        List<Status> statuses = List.of(Status.values());
        for (int i = 2; i < 1_002; i++) {
            project.put(ReportFile.of(statuses.get(i % 4)).id(i));
        }
        List<Bad> all = new ArrayList<>();
        for (Bad bad : TABLE) {
            String name = bad.name.replace(ID, String.format("%032x", 10_000 + all.size()));
            project.put(name, bad.content.getBytes(ISO_8859_1), TestProject.LONG_AGO);
            all.add(new Bad(name, bad.content, bad.reason));
        }
        String folder = ReportFile.of(Status.ALERT).id(20_000).legacyName();
        Files.createDirectory(project.layout.input().resolve(folder));
        all.add(new Bad(folder, "", "a folder, expected a regular file"));

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(1_000);
        assertThat(result.deleted()).isZero();
        assertThat(result.problems()).isEmpty();
        assertThat(project.inbox()).containsOnly("web1");
        for (Bad bad : all) {
            assertThat(result.rejected())
                    .as("%s, to be rejected because: %s", bad.name, bad.reason)
                    .filteredOn(reject -> reject.name().equals(bad.name))
                    .singleElement()
                    .satisfies(reject -> assertThat(reject.what()).startsWith(bad.reason));
        }
        assertThat(result.rejected()).hasSameSizeAs(all);
        assertThatEachLiesBesideItsReason(project, all);
    }

    private static void assertThatEachLiesBesideItsReason(TestProject project, List<Bad> all) throws IOException {
        List<String> told = new ArrayList<>();
        for (String name : project.rejects()) {
            if (!name.endsWith(".reason.txt")) {
                told.add(ProjectPicture.told(project, name, "name:") + ": "
                        + ProjectPicture.told(project, name, "wrong:"));
            }
        }
        for (Bad bad : all) {
            assertThat(told).anyMatch(line -> line.startsWith(bad.name + ": " + bad.reason));
        }
    }

    @Test
    void filesWhatIsOnlyUglyForThePrintersSanitiseIt() throws IOException {
        TestProject project = new TestProject(root);
        String ugly = "\u0000 \u00ff\u00fe \u001b[2J " + "x".repeat(5_000);
        project.put(
                ReportFile.of(Status.OKAY).id(1).legacyName(),
                ("MonTTY\nStatus: OKAY\n\n" + ugly + BODY).getBytes(ISO_8859_1));
        project.put(ReportFile.of(Status.OKAY).id(2).body("\u0000\u001b\u2028" + "y".repeat(5_000)));

        assertThat(project.pass().filedReports()).isEqualTo(2);
        assertThat(new String(ReportFile.of(Status.OKAY).body("\u0000").bytes(), UTF_8))
                .doesNotContain("\u0000");
    }
}
