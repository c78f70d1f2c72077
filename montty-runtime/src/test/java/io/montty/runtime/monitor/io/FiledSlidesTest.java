package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.failed;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.report.ReportReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiledSlidesTest {

    private static final String HOSTILE = "\u001b]0;pwned\u0007\u202e";

    @TempDir
    Path root;

    private ProjectFixture project;
    private FiledSlides slides;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        slides = new FiledSlides(project.layout(), Clock.systemUTC());
    }

    @Test
    void readsANativeReport() throws IOException {
        project.file('a', Status.ALERT, report(Status.ALERT, check("Disk", Status.ALERT, "full")), NOW);

        Slide slide = only();

        assertThat(slide.host()).isEqualTo("db-03.prod.example (unverified)");
        assertThat(slide.address()).isEqualTo("192.0.2.31");
        assertThat(slide.at().full()).isEqualTo("2026-11-22 09:38:11Z");
        assertThat(text(slide)).startsWith("!!ALERT Disk\n        full\n");
    }

    @Test
    void readsALegacyReportWithItsBodyAsItIs() throws IOException {
        project.file(
                'a',
                Status.WARN,
                "MonTTY\nHost: web1\nIPv4: 192.0.2.2\nStatus: WARN\n\nchk_a   (WARN)   \n  body\n\n\n",
                NOW);

        Slide slide = only();

        assertThat(slide.host()).isEqualTo("web1 (unverified)");
        assertThat(text(slide)).isEqualTo("chk_a   (WARN)\n  body");
    }

    @Test
    void saysThatALegacyReportWasFiledUnderAnotherStatus() throws IOException {
        project.file('a', Status.ALERT, "MonTTY\nStatus: OKAY\n\nbody\n", NOW);

        assertThat(text(only())).isEqualTo("filed as ALERT, the report itself says OKAY\n\nbody");
    }

    @Test
    void sanitisesEveryTextOfANativeReport() throws IOException {
        Report safe = report(
                Status.ALERT,
                group(
                        "group" + HOSTILE,
                        Status.ALERT,
                        check("t" + HOSTILE, Status.ALERT, "s" + HOSTILE, "o" + HOSTILE),
                        failed("a", Status.ALERT, new Outcome.Crashed("c" + HOSTILE)),
                        failed("b", Status.NA, new Outcome.Skipped("k" + HOSTILE))));
        Report hostile = new Report(
                safe.id(),
                new HostIdentity("h" + HOSTILE, List.of("a" + HOSTILE), "os" + HOSTILE),
                safe.at(),
                safe.duration(),
                "v" + HOSTILE,
                safe.ttl(),
                safe.interval(),
                List.of(),
                "",
                safe.status(),
                safe.checks());
        project.file('a', Status.ALERT, hostile, NOW);

        assertThat(everything(only()))
                .doesNotContain("\u001b", "\u0007", "\u202e")
                .contains("^[]0;pwned^G\\u{202E}");
    }

    @Test
    void sanitisesEveryTextOfALegacyReport() throws IOException {
        project.file(
                'a',
                Status.OKAY,
                "MonTTY\nHost: h" + HOSTILE + "\nIPv4: i" + HOSTILE + "\nAt: " + HOSTILE + "\nStatus: OKAY\n\n"
                        + HOSTILE,
                NOW);

        assertThat(everything(only()))
                .doesNotContain("\u001b", "\u0007", "\u202e")
                .contains("^[]0;pwned^G\\u{202E}");
    }

    @Test
    void showsWhyAFileCannotBeReadAndNeverFails() throws IOException {
        assertThat(unreadable("0", bytes(""))).endsWith("the file is empty");
        assertThat(unreadable("1", bytes("{\"montty\": 1"))).contains("not JSON");
        assertThat(unreadable("2", bytes("[]"))).endsWith("the file holds no JSON object");
        assertThat(unreadable("3", bytes("{\"montty\": 2}"))).contains("montty is 2, expected the schema version 1");
        assertThat(unreadable("4", new byte[ReportReader.LARGEST + 1])).endsWith("it is larger than 1048576 bytes");
        assertThat(unreadable("5", new byte[] {(byte) 0xC3, 0x28, 0x1B}))
                .contains("not JSON")
                .doesNotContain("\u001b");
    }

    @Test
    void namesAFileWhoseNameIsNotAReports() throws IOException {
        project.file(Status.WARN, "no\u001btes.txt", bytes("hello"), NOW);

        assertThat(text(only()))
                .isEqualTo("cannot read no^[tes.txt: its name is not <id>_<STATUS>_<expiry>.json or .mty");
    }

    @Test
    void followsNoLinkAndReadsNoFolder() throws IOException {
        Path secret = Files.writeString(root.resolve("secret"), "MonTTY\nStatus: OKAY\n\nsecret\n");
        Files.createSymbolicLink(
                project.layout().filed(Status.OKAY).resolve(ProjectFixture.name('a', Status.OKAY, "mty")), secret);
        Files.createDirectory(
                project.layout().filed(Status.OKAY).resolve(ProjectFixture.name('b', Status.OKAY, "mty")));

        for (ReportRef ref : new ReportFolders(project.layout()).scan().reports()) {
            assertThat(text(slides.load(ref).orElseThrow())).endsWith("it is not a plain file");
        }
    }

    @Test
    void answersNothingForAFileThatVanished() throws IOException {
        Path file = project.file('a', Status.OKAY, report(Status.OKAY), NOW);
        ReportRef ref = new ReportFolders(project.layout()).scan().reports().get(0);
        Files.delete(file);

        assertThat(slides.load(ref)).isEmpty();
    }

    private String unreadable(String digit, byte[] bytes) throws IOException {
        Path file = project.file(Status.WARN, ProjectFixture.name(digit.charAt(0), Status.WARN, "json"), bytes, NOW);
        String text = text(only());
        assertThat(text).startsWith("cannot read " + file.getFileName() + ": ");
        Files.delete(file);
        return text;
    }

    private Slide only() {
        List<ReportRef> refs = new ReportFolders(project.layout()).scan().reports();
        assertThat(refs).hasSize(1);
        return slides.load(refs.get(0)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String everything(Slide slide) {
        return slide.host() + slide.address() + slide.at() + text(slide);
    }

    private static String text(Slide slide) {
        return slide.body().stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
