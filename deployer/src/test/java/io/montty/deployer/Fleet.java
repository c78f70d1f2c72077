package io.montty.deployer;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lay out a server and some hosts, with two relays between if wanted, each with a key that is bound to its name. */
final class Fleet implements AutoCloseable {

    static final Path MONTTY = Path.of(System.getProperty("distribution")).resolve("bin/montty");

    private static final ReportWriter WRITER = new ReportWriter();
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Shell shell;
    private final FleetSshd sshd;
    private final FleetSshd sites;
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, FleetSshd> next = new HashMap<>();

    private Fleet(Path folder, Shell shell) throws IOException {
        this.folder = folder;
        this.shell = shell;
        this.sshd = new FleetSshd(folder);
        this.sites = new FleetSshd(Files.createDirectories(folder.resolve("sites")));
    }

    /** Lay out a server and {@code count} hosts, {@code web0} and so on; its sshd is not started. */
    static Fleet of(Path folder, int count) throws IOException, InterruptedException {
        Fleet fleet = ofNobody(folder);
        fleet.add(count, fleet.server(), fleet.sshd);
        return fleet;
    }

    /**
     * Lay out a server and {@code count} hosts, {@code web0} and so on, which hand in at the relay {@code site1}; that
     * forwards to the relay {@code site2}, and this one to the server. No sshd is started.
     */
    static Fleet relayed(Path folder, int count) throws IOException, InterruptedException {
        Fleet fleet = ofNobody(folder);
        for (String relay : List.of("site1", "site2")) {
            for (Path made : new ProjectLayout(fleet.project(relay)).folders()) {
                Files.createDirectories(made, OWNER_ALONE);
            }
        }
        fleet.add(count, fleet.project("site1"), fleet.sites);
        fleet.add("site1", "--relay", fleet.project("site2"), fleet.sites);
        fleet.add("site2", "--relay", fleet.server(), fleet.sshd);
        return fleet;
    }

    private static Fleet ofNobody(Path folder) throws IOException, InterruptedException {
        Path real = folder.toRealPath();
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Map<String, String> environment = Map.of(
                "PATH", "/usr/sbin:/usr/bin:/sbin:/bin",
                "MONTTY_JAVA", java.toString(),
                "TMPDIR", real.toString(),
                "HOME", real.toString());
        Fleet fleet = new Fleet(real, Shell.in(real).with(environment));
        fleet.montty("deploy", fleet.server().toString());
        return fleet;
    }

    private void add(int count, Path into, FleetSshd at) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            add("web" + i, "--host", into, at);
            hosts.add("web" + i);
        }
    }

    Path server() {
        return folder.resolve("server");
    }

    Path project(String host) {
        return folder.resolve(host);
    }

    List<String> hosts() {
        return List.copyOf(hosts);
    }

    /** Return the server's. */
    FleetSshd sshd() {
        return sshd;
    }

    /** Return the one of both relays. */
    FleetSshd sites() {
        return sites;
    }

    private void add(String host, String role, Path into, FleetSshd at) throws IOException, InterruptedException {
        Path project = project(host);
        Path keys = Files.createDirectories(project.resolve("ssh"));
        Files.createDirectories(project.resolve("SPOOL"), OWNER_ALONE);
        Files.createDirectories(project.resolve("CHECKS"));
        Path key = keys.resolve("id_ed25519");
        shell.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        at.bind(role, host, into, publicKey(host));
        Files.writeString(keys.resolve("known_hosts"), at.knownHost());
        next.put(host, at);
        configure(host, "");
    }

    String publicKey(String host) throws IOException {
        return Files.readString(project(host).resolve("ssh/id_ed25519.pub")).strip();
    }

    /** Write the configuration of {@code host}, with {@code more} below the server's keys and behind them. */
    void configure(String host, String more) throws IOException {
        Files.writeString(
                project(host).resolve("montty.yaml"),
                "host: {name: " + host + "}\nserver:\n  user: " + System.getProperty("user.name")
                        + "\n  host: 127.0.0.1\n  port: "
                        + Objects.requireNonNull(next.get(host)).port() + "\n" + more);
    }

    /** Put a report into the spool of {@code host}, as its checker would. */
    void spool(String host, String id, Status status, long millis) throws IOException {
        spool(host, id, status, millis, report(host, id, status));
    }

    void spool(String host, String id, Status status, long millis, byte[] report) throws IOException {
        ReportName name = new ReportName(id, status, millis / 1000 + 300, ReportName.Format.JSON);
        AtomicFiles.write(project(host).resolve("SPOOL").resolve(millis + "-" + name), report);
    }

    /** Not long ago, or no server takes them from a relay; and the same each time it is asked for. */
    private static OffsetDateTime made() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .orElseThrow()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC);
    }

    static byte[] report(String host, String id, Status status) {
        ReportEntry entry = new ReportEntry(
                "host.made-up",
                "Made up",
                ReportEntry.Kind.CHECK,
                false,
                Set.of(),
                status,
                new Outcome.Completed(),
                "made up for " + id,
                List.of("made up for " + id),
                false,
                List.of(),
                Duration.ZERO,
                List.of());
        return WRITER.write(new Report(
                id,
                new HostIdentity(host, List.of("127.0.0.1"), "made up"),
                made(),
                Duration.ofSeconds(1),
                "2.0.0",
                Duration.ofHours(24),
                Duration.ofMinutes(5),
                List.of(),
                "",
                status,
                List.of(entry)));
    }

    /** Start {@code montty} and do not wait for it; what it says goes to a file. */
    Process start(Path said, String... words) throws IOException {
        List<String> argv = new ArrayList<>(List.of(MONTTY.toString()));
        argv.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().clear();
        builder.environment().putAll(shell.environment());
        return builder.start();
    }

    Ended montty(String... words) throws IOException, InterruptedException {
        return shell.run(MONTTY, words);
    }

    /** Let both relays forward what they have, and the server file what came. */
    Ended forward() throws IOException, InterruptedException {
        relay("site1");
        relay("site2");
        return manage();
    }

    Ended relay(String site) throws IOException, InterruptedException {
        return montty("relay", "--project", project(site).toString());
    }

    /** Hand in what the spool of {@code host} holds. */
    Ended send(String host) throws IOException, InterruptedException {
        return montty("send", "--now", "--project", project(host).toString());
    }

    Ended manage() throws IOException, InterruptedException {
        return montty("manage", "--project", server().toString());
    }

    /** Return the reports that are filed, whatever their status. */
    List<Path> filed() throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String status : List.of("_alert", "_warn", "_report")) {
            reports.addAll(files(server().resolve("REPORTS").resolve(status)));
        }
        return reports;
    }

    /** Return the reports that wait in the spool of {@code host}. */
    List<Path> spooled(String host) throws IOException {
        return files(project(host).resolve("SPOOL"));
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        sites.close();
        sshd.close();
    }
}
