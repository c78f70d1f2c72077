package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.asFilter;
import static io.montty.runtime.monitor.fleet.SampleReports.asFinding;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.failed;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.legacy.LegacyReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignaturesTest {

    private static final String CHECK = "{\"id\":\"a\",\"title\":\"A\",\"status\":\"ALERT\"}";

    @TempDir
    Path root;

    private ProjectFixture project;
    private Signatures signatures;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        signatures = new Signatures(project.layout());
    }

    @Test
    void namesWhatFailsInTheOrderOfTheReport() throws IOException {
        assertThat(titles(
                        check("Disk", Status.ALERT, "full", "a line", "another"),
                        check("Load", Status.OKAY, ""),
                        check("Memory", Status.NA, ""),
                        check("Updates", Status.WARN, "14 updates"),
                        asFinding(check("Clock", Status.WARN, "it is late"))))
                .containsExactly("Disk", "Updates", "Clock");
    }

    @Test
    void namesWhatIsInAGroupAndNotTheGroup() throws IOException {
        assertThat(titles(
                        group("Outer", Status.ALERT, group("Inner", Status.ALERT, check("Leaf", Status.ALERT, ""))),
                        check("Last", Status.WARN, "")))
                .containsExactly("Leaf", "Last");
    }

    @Test
    void namesAGroupThatIsWorseThanAllThatIsInIt() throws IOException {
        assertThat(titles(group("Outer", Status.ALERT, check("Leaf", Status.WARN, ""))))
                .containsExactly("Leaf", "Outer");
    }

    @Test
    void passesOverAFilterUnlessItCameToNoAnswer() throws IOException {
        assertThat(titles(group(
                        "Outer",
                        Status.OKAY,
                        asFilter(check("Is it Debian", Status.WARN, "")),
                        asFilter(failed("Is it up", Status.ALERT, new Outcome.Crashed("it broke"))))))
                .containsExactly("Is it up");
    }

    private List<String> titles(ReportEntry... checks) throws IOException {
        Path file = project.file('a', Status.ALERT, report(Status.ALERT, checks), NOW);
        return of(file, Status.ALERT).checks();
    }

    private Signature of(Path file, Status status) {
        ReportRef ref = ref(file, status);
        return Objects.requireNonNull(signatures.of(List.of(ref)).get(ref.path()));
    }

    private ReportRef ref(Path file, Status status) {
        return new ReportRef(project.layout().reports().relativize(file).toString(), status, NOW);
    }

    @Test
    void readsNoReportThatIsWell() throws IOException {
        Path file = project.file(
                Status.OKAY,
                ProjectFixture.name('a', Status.OKAY, "json"),
                "not read".getBytes(StandardCharsets.UTF_8),
                NOW);

        assertThat(of(file, Status.OKAY)).isEqualTo(Signature.NONE);
        assertThat(of(file, Status.NA)).isEqualTo(Signature.NONE);
    }

    @Test
    void keepsWhatManyReportsSayOnce() throws IOException {
        ReportEntry disk = check("Disk", Status.ALERT, "full");
        ReportRef one = ref(project.file('a', Status.ALERT, report(Status.ALERT, disk), NOW), Status.ALERT);
        ReportRef other = ref(project.file('b', Status.ALERT, report(Status.ALERT, disk), NOW), Status.ALERT);

        Map<String, Signature> found = signatures.of(List.of(one, other));

        assertThat(found).containsOnlyKeys(one.path(), other.path());
        assertThat(found.get(one.path())).isSameAs(found.get(other.path()));
    }

    @Test
    void takesTheTitlesOfALegacyReportFromItsSummary() throws IOException {
        String text = new String(
                new LegacyReportWriter()
                        .write(report(
                                Status.ALERT,
                                check("chk_007_disk.py - DISK USAGE", Status.ALERT, "", "SUMMARY:", "     x   (ALERT)"),
                                check("chk_001.sh - PORTS", Status.OKAY, "", "fine"),
                                check("chk_008.py - DNF (automatic)", Status.WARN, "", "9 updates"))),
                StandardCharsets.UTF_8);

        assertThat(of(project.file('a', Status.ALERT, text, NOW), Status.ALERT).checks())
                .containsExactly("chk_007_disk.py - DISK USAGE", "chk_008.py - DNF (automatic)");
    }

    @Test
    void saysSoIfOnlyTheHeaderOfALegacyReportComplains() throws IOException {
        String text = "MonTTY\nHost: web1\nStatus: WARN\n\nbody\n\n\nSUMMARY:\n\n     short (WARN)\n\n";

        assertThat(of(project.file('a', Status.WARN, text, NOW), Status.WARN).checks())
                .containsExactly("What the report says of itself");
    }

    @Test
    void makesTitlesSafeAndShort() throws IOException {
        List<String> titles =
                titles(check("\u001b]0;pwned\u0007\u202e", Status.ALERT, ""), check("x".repeat(300), Status.ALERT, ""));

        assertThat(titles.get(0)).isEqualTo("^[]0;pwned^G\\u{202E}");
        assertThat(titles.get(1)).hasSize(200).endsWith("x...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '`',
            value = {
                "x`cannot be read: not JSON, or nested too deep",
                "[]`cannot be read: the file holds no JSON object",
                "{}`cannot be read: montty is not the schema version 1",
                "{\"montty\":2}`cannot be read: montty is not the schema version 1",
                "{\"montty\":\"1\"}`cannot be read: montty is not the schema version 1",
                "{\"montty\":1}{}`cannot be read: something stands behind the JSON object",
                "{\"montty\":1,\"montty\":1}`cannot be read: not JSON, or nested too deep",
                "{\"montty\":1,\"checks\":{}}`cannot be read: checks is not a list",
                "{\"montty\":1,\"checks\":[1]}`cannot be read: checks is not a list of objects",
                "{\"montty\":1,\"checks\":[{}]}`cannot be read: title is not a string",
                "{\"montty\":1,\"checks\":[{\"title\":1}]}`cannot be read: title is not a string",
                "{\"montty\":1,\"checks\":[{\"title\":\"A\"}]}`cannot be read: a status is not one of NA, OKAY, WARN,"
                        + " ALERT",
                "{\"montty\":1,\"checks\":[`cannot be read: not JSON, or nested too deep",
            })
    void saysWhyAReportCannotBeRead(String json, String expected) throws IOException {
        assertThat(ofJson(json)).containsExactly(expected);
    }

    private List<String> ofJson(String json) throws IOException {
        Path file = project.file(
                Status.ALERT,
                ProjectFixture.name('a', Status.ALERT, "json"),
                json.getBytes(StandardCharsets.UTF_8),
                NOW);
        return of(file, Status.ALERT).checks();
    }

    @Test
    void readsFieldsInAnyOrderAndPassesOverWhatItDoesNotKnow() throws IOException {
        assertThat(
                        ofJson(
                                "{\"checks\":[{\"x\":[{\"title\":\"no\"}],\"checks\":[" + CHECK
                                        + "],\"filter\":false,\"status\":\"alert\",\"title\":\"G\"}],\"y\":{\"checks\":1},\"montty\":1}"))
                .containsExactly("A");
    }

    @Test
    void isNotLedIntoTheDepth() throws IOException {
        String deep = "[".repeat(5_000);

        assertThat(ofJson("{\"montty\":1,\"x\":" + deep))
                .containsExactly("cannot be read: not JSON, or nested too deep");
        assertThat(ofJson("{\"montty\":1,\"checks\":" + "[{\"checks\":".repeat(5_000)))
                .containsExactly("cannot be read: not JSON, or nested too deep");
    }

    @Test
    void readsNoFileThatIsTooLarge() throws IOException {
        byte[] large = new byte[ReportReader.LARGEST + 1];
        Arrays.fill(large, (byte) ' ');
        Path file = project.file(Status.ALERT, ProjectFixture.name('a', Status.ALERT, "json"), large, NOW);

        assertThat(of(file, Status.ALERT).checks()).containsExactly("cannot be read: it is larger than 1048576 bytes");
    }

    @Test
    void followsNoLinkAndSaysWhatIsGone() throws IOException {
        Path link = project.layout().filed(Status.ALERT).resolve(ProjectFixture.name('a', Status.ALERT, "json"));
        Files.createSymbolicLink(link, root.resolve("elsewhere"));

        assertThat(of(link, Status.ALERT).checks()).containsExactly("cannot be read: it is not a plain file");
        Files.delete(link);
        assertThat(of(link, Status.ALERT).checks()).containsExactly("it is gone");
        assertThat(of(link.resolveSibling("poison"), Status.ALERT).checks())
                .containsExactly("cannot be read: its name is not <id>_<STATUS>_<expiry>.json or .mty");
    }
}
