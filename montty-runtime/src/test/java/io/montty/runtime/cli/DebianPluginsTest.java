package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run the plugins of Debian's package monitoring-plugins-basic as they are. */
@Timeout(120)
class DebianPluginsTest {

    private static final Path PLUGINS = Path.of("/usr/lib/nagios/plugins");

    @TempDir
    private Path folder;

    private TestProject project;
    private final List<String> yaml = new ArrayList<>();
    private final List<AutoCloseable> services = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        Needs.that(
                Files.isExecutable(PLUGINS.resolve("check_disk")),
                "the plugins of Nagios",
                "install the package monitoring-plugins-basic");
        project = new TestProject(folder.resolve("project"));
        yaml.add("folders:");
        yaml.add("  " + PLUGINS + ": {dialect: nagios, match: []}");
        yaml.add("checks:");
    }

    @AfterEach
    void stopServices() throws Exception {
        for (AutoCloseable service : services) {
            service.close();
        }
    }

    @Test
    void areReadWithTheirPerformanceData() throws Exception {
        addLocalPlugins();
        addServices();
        project.checksYaml(yaml.toArray(new String[0]));

        CliRun run = project.check();

        assertThat(run.err()).isEmpty();
        Report report = project.onlyReport();
        assertThat(report.checks()).hasSize(16).allMatch(entry -> entry.outcome() instanceof Outcome.Completed);
        Map<String, ReportEntry> entries =
                report.checks().stream().collect(Collectors.toMap(ReportEntry::id, Function.identity()));
        assertLocalPlugins(entries);
        assertServices(entries);
        assertThat(report.checks())
                .allSatisfy(entry -> assertThat(entry.output())
                        .noneMatch(line -> line.contains("[not a metric") || line.contains("|")));
    }

    private void addLocalPlugins() throws IOException {
        Path old = folder.resolve("old");
        Files.writeString(folder.resolve("log"), "one line\n");
        Files.writeString(old, "");
        add("disk", "check_disk", "-w", "20%", "-c", "10%", "-p", "/");
        add("load", "check_load", "-w", "900,800,700", "-c", "999,998,997");
        add("procs", "check_procs", "-w", "1:", "-c", "1:");
        add("no-procs", "check_procs", "-C", "no-such-program", "-c", "1:");
        add("swap", "check_swap", "-w", "20%", "-c", "10%", "-n", "ok");
        add("users", "check_users", "-w", "5000", "-c", "6000");
        add("age", "check_file_age", "-w", "9000", "-c", "9999", "-f", old.toString());
        add("unknown", "check_dummy", "3", "cannot tell");
        add("cluster", "check_cluster", "--service", "-d", "0,0,2", "-w", "0", "-c", "2");
        add("log", "check_log", "-F", folder.resolve("log").toString(), "-O", old.toString(), "-q", "nothing");
    }

    private void addServices() throws IOException {
        add("ssh", "check_ssh", "-p", greeter("SSH-2.0-Made_1\r\n", ""), "127.0.0.1");
        add("ftp", "check_ftp", "-H", "127.0.0.1", "-p", greeter("220 made up\r\n", "221 bye\r\n"));
        add("smtp", "check_smtp", "-H", "127.0.0.1", "-p", greeter("220 made up\r\n", "250 so be it\r\n"));
        add("imap", "check_imap", "-H", "127.0.0.1", "-p", greeter("* OK made up\r\n", "a1 OK\r\n"));
        add("tcp", "check_tcp", "-H", "127.0.0.1", "-p", greeter("hello\r\n", ""), "-w", "5", "-c", "8");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        http.start();
        services.add(() -> http.stop(0));
        add(
                "http",
                "check_http",
                "-H",
                "127.0.0.1",
                "-p",
                Integer.toString(http.getAddress().getPort()));
    }

    private static void assertLocalPlugins(Map<String, ReportEntry> entries) {
        Metric disk = metric(entries, "disk", "/");
        assertThat(disk.unit()).isEqualTo("B");
        assertThat(disk.warn()).isNotNull();
        assertThat(disk.crit()).isNotNull();
        assertThat(disk.max()).isGreaterThan(disk.value());
        assertThat(metrics(entries, "load")).containsExactly("load1", "load5", "load15");
        assertThat(metric(entries, "load", "load5").warn())
                .isEqualTo(Range.parse("800").orElseThrow());
        assertThat(metric(entries, "procs", "procs").warn())
                .isEqualTo(Range.parse("1:").orElseThrow());
        assertThat(entry(entries, "no-procs").status()).isEqualTo(Status.ALERT);
        assertThat(metric(entries, "no-procs", "procs").value()).isZero();
        assertThat(metric(entries, "swap", "swap").unit()).isEqualTo("B");
        assertThat(metric(entries, "users", "users").crit())
                .isEqualTo(Range.parse("6000").orElseThrow());
        assertThat(metrics(entries, "age")).containsExactly("age", "size");
        assertThat(metric(entries, "age", "age").unit()).isEqualTo("s");
        assertThat(entry(entries, "unknown").status()).isEqualTo(Status.WARN);
        assertThat(entry(entries, "unknown").summary()).isEqualTo("UNKNOWN: cannot tell [unknown]");
        assertThat(entry(entries, "cluster").status()).isEqualTo(Status.WARN);
        assertThat(entry(entries, "log").summary()).startsWith("Log check");
    }

    private static void assertServices(Map<String, ReportEntry> entries) {
        for (String service : List.of("ssh", "ftp", "smtp", "imap", "tcp", "http")) {
            assertThat(metric(entries, service, "time").unit()).as(service).isEqualTo("s");
        }
        assertThat(metric(entries, "tcp", "time").crit())
                .isEqualTo(Range.parse("8").orElseThrow());
        assertThat(entry(entries, "ssh").status()).isEqualTo(Status.OKAY);
        assertThat(entry(entries, "http").status()).isEqualTo(Status.WARN);
        assertThat(metrics(entries, "http")).containsExactly("time", "size");
    }

    private void add(String id, String plugin, String... args) {
        String words = List.of(args).stream().map(arg -> "\"" + arg + "\"").collect(Collectors.joining(", "));
        yaml.add("  " + id + ": {script: " + PLUGINS.resolve(plugin) + ", args: [" + words + "]}");
    }

    private String greeter(String greeting, String consent) throws IOException {
        Greeter greeter = new Greeter(greeting, consent);
        services.add(greeter);
        return greeter.port();
    }

    private static ReportEntry entry(Map<String, ReportEntry> entries, String id) {
        return Objects.requireNonNull(entries.get(id), id);
    }

    private static List<String> metrics(Map<String, ReportEntry> entries, String id) {
        return entry(entries, id).metrics().stream().map(Metric::name).toList();
    }

    private static Metric metric(Map<String, ReportEntry> entries, String id, String name) {
        return entry(entries, id).metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name + " in " + entry(entries, id)));
    }
}
