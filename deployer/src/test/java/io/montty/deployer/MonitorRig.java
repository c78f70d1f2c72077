package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lay out a project with a made-up fleet, and open the monitor of the distribution on it in a real terminal. */
final class MonitorRig {

    static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");

    private static final ReportWriter WRITER = new ReportWriter();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final ProjectLayout layout;
    private final Tmux tmux;
    private int reports;

    private MonitorRig(Path folder) throws Exception {
        this.folder = folder;
        environment.putAll(Map.of(
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "TERM", "xterm-256color",
                "MONTTY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString()));
        montty("deploy", "project");
        layout = new ProjectLayout(folder.resolve("project"));
        tmux = Tmux.start(folder, environment, 80, 24);
        startAnew();
    }

    /** Have a new shell in a window of 80x24, whatever the test before has left. */
    void startAnew() throws Exception {
        tmux.resize(80, 24);
        tmux.startAnew();
        tmux.type("before=$(stty -g)");
    }

    /** Lay out a project without reports, with a shell beside it in a window of 80x24. */
    static MonitorRig in(Path folder) throws Exception {
        String missing = "SKIPPED: there is no tmux here; install tmux";
        assertThat(Tmux.available() || System.getenv("CI") == null).as(missing).isTrue();
        assumeTrue(Tmux.available(), missing);
        return new MonitorRig(folder);
    }

    Tmux tmux() {
        return tmux;
    }

    ProjectLayout layout() {
        return layout;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Have a report of a host received; it is filed by the next {@link #manage}. Return its id. */
    String receive(String host, Status status, String... output) throws IOException {
        String id = "%032x".formatted(++reports);
        Path inbox = Files.createDirectories(layout.input().resolve(host));
        AtomicFiles.write(inbox.resolve(id + ".report"), report(id, host, status, List.of(output)));
        return id;
    }

    /** Put reports where the manager files them, without asking it: that is faster. */
    void fileMany(int count, Status status) throws IOException {
        long expiry = System.currentTimeMillis() / 1000 + 86_400;
        for (int i = 0; i < count; i++) {
            String id = "%032x".formatted(++reports);
            ReportName name = new ReportName(id, status, expiry, ReportName.Format.JSON);
            Files.write(
                    layout.filed(status).resolve(name.toString()),
                    report(id, "many.prod.example", status, List.of("made up")));
        }
    }

    private static byte[] report(String id, String host, Status status, List<String> output) {
        ReportEntry entry = new ReportEntry(
                "host.made-up",
                "Made up",
                ReportEntry.Kind.CHECK,
                false,
                Set.of(),
                status,
                new Outcome.Completed(),
                output.isEmpty() ? "made up" : output.get(0),
                output,
                false,
                List.of(),
                Duration.ZERO,
                List.of());
        return WRITER.write(new Report(
                id,
                new HostIdentity(host, List.of("192.0.2.7"), "made up"),
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
                Duration.ofSeconds(1),
                "2.0.0",
                Duration.ofHours(24),
                Duration.ofMinutes(5),
                List.of(),
                "",
                status,
                List.of(entry)));
    }

    void manage() throws Exception {
        montty("manage", "--project", "project");
    }

    void montty(String... words) throws Exception {
        Ended ended = run(words);
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    Ended run(String... words) throws Exception {
        return Shell.in(folder).with(environment).run(MONTTY, words);
    }

    /** Open the monitor with more words, and variables before it; its exit code is printed when it ends. */
    void type(String variables, String words) throws Exception {
        tmux.type("clear; " + variables + " " + MONTTY + " monitor --project project " + words + "; echo \"code $?\"");
    }

    /** Open the monitor and wait for {@code text} on its screen. */
    String open(String text) throws Exception {
        type("", "");
        return tmux.await(screen -> screen.contains(text));
    }

    String await(String... texts) throws Exception {
        return tmux.await(screen -> Stream.of(texts).allMatch(screen::contains));
    }

    /** Press keys and wait for what they bring. */
    String press(String keys, String... texts) throws Exception {
        tmux.press(keys.split(" ", -1));
        return await(texts);
    }

    /** Check that the shell has its terminal back as it was, and what the monitor ended with. */
    void assertEnded(int code) throws Exception {
        await("code " + code);
        // The typed line must not hold what is waited for: it stands on the screen before it is run.
        tmux.type("clear; [ \"$before\" = \"$(stty -g)\" ]; echo \"differs: $?\"");
        assertThat(tmux.await(screen -> screen.matches("(?s).*differs: \\d.*"))).startsWith("differs: 0\n");
        assertThat(tmux.ask("alternate_on")).isEqualTo("0");
        assertThat(tmux.ask("mouse_any_flag")).isEqualTo("0");
        assertThat(tmux.ask("cursor_flag")).isEqualTo("1");
    }

    /** Return the text of all that waits in the manager's inbox. */
    String requests() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(layout.input())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** Return the bytes that were recorded, one character each. */
    static String bytes(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    void stop() throws Exception {
        tmux.stop();
    }
}
