package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Lay out two hosts, two relays in a row and a server, and look at what becomes of reports on the way. */
abstract class RelayFixture {

    static final int MOST = 20;

    @TempDir
    Path folder;

    Fleet fleet;
    private long made = Instant.now().toEpochMilli();

    @BeforeAll
    static void needsAnSshServer() {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
    }

    @BeforeEach
    void layOut() throws Exception {
        fleet = Fleet.relayed(folder, 2);
        fleet.sites().start();
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    /** Return a report of which {@link #MOST} fit into the 20 MiB that may wait of a host; blanks make it so large. */
    static byte[] large(String host, int number) {
        byte[] report = Fleet.report(host, id(number), Status.OKAY);
        byte[] large = Arrays.copyOf(report, 1_040_000);
        Arrays.fill(large, report.length, large.length, (byte) ' ');
        return large;
    }

    void spoolLarge(String host, int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            fleet.spool(host, id(number), Status.OKAY, made++, large(host, number));
        }
    }

    void sendAll(String host) throws Exception {
        Ended sent = fleet.send(host);
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(fleet.spooled(host)).isEmpty();
    }

    /** Return what the receiver says to a report of {@code host}, but for its greeting. */
    String answer(String host, int number) throws Exception {
        Path frame = Files.write(folder.resolve("frame"), ReceivingServer.put(id(number), large(host, number)));
        List<String> words = client("ssh", "-p", host);
        words.add(address());
        Process ssh = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(frame.toFile())
                .start();
        List<String> lines = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.get(lines.size() - 1);
    }

    void spool(String host, int number, Status status) throws IOException {
        fleet.spool(host, id(number), status, made++);
    }

    /** Hand in a report as a client would that knows nothing of acknowledgements. */
    Ended scp(String host, int number) throws Exception {
        ReportName name = new ReportName(id(number), Status.WARN, made / 1000 + 300, ReportName.Format.JSON);
        Path report = Files.write(folder.resolve(name.toString()), Fleet.report(host, id(number), Status.WARN));
        List<String> words = client("scp", "-P", host);
        words.addAll(List.of("-O", report.toString(), address() + ":"));
        return Shell.in(folder).run(words);
    }

    /** Return the words of one of OpenSSH's clients with the key of {@code host}; {@code port} is its letter for that. */
    private List<String> client(String program, String port, String host) {
        Path keys = fleet.project(host).resolve("ssh");
        List<String> words = new ArrayList<>(List.of(program, "-F", "none"));
        words.addAll(List.of(port, Integer.toString(fleet.sites().port())));
        for (String option : List.of(
                "IdentitiesOnly=yes",
                "BatchMode=yes",
                "IdentityFile=" + keys.resolve("id_ed25519"),
                "UserKnownHostsFile=" + keys.resolve("known_hosts"))) {
            words.addAll(List.of("-o", option));
        }
        return words;
    }

    private static String address() {
        return System.getProperty("user.name") + "@127.0.0.1";
    }

    void allowSigners(String... names) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            lines.append(name)
                    .append(" namespaces=\"montty-report\" ")
                    .append(fleet.publicKey(name))
                    .append('\n');
        }
        Files.writeString(fleet.server().resolve("allowed_signers"), lines);
    }

    List<String> reasons() throws IOException {
        List<String> reasons = new ArrayList<>();
        for (Path file : Fleet.files(fleet.server().resolve("REPORTS/_reject"))) {
            if (file.toString().endsWith(".reason.txt")) {
                reasons.add(Files.readString(file));
            }
        }
        return reasons;
    }

    List<String> audit() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : Fleet.files(fleet.server().resolve("REPORTS/_state/audit"))) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    List<String> filedIds() throws IOException {
        return fleet.filed().stream().map(RelayFixture::idOf).toList();
    }

    /** Return the reports of {@code host} in the order in which the server took them. */
    List<String> byArrival(String host) throws IOException {
        List<Path> own = new ArrayList<>();
        for (Path file : fleet.filed()) {
            if (Files.readString(file).contains("\"" + host + "\"")) {
                own.add(file);
            }
        }
        own.sort(Comparator.comparing(RelayFixture::modified));
        return own.stream().map(RelayFixture::idOf).toList();
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> waiting(String site, String host) throws IOException {
        return Fleet.files(site(site).resolve("REPORTS/_input").resolve(host)).stream()
                .filter(file -> InboxName.parse(String.valueOf(file.getFileName()))
                        .filter(name -> name.kind() == InboxName.Kind.REPORT)
                        .isPresent())
                .toList();
    }

    /** Return what is still in an inbox or was put aside on a relay. */
    List<Path> left() throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path project : List.of(site("site1"), site("site2"), fleet.server())) {
            for (String name : List.of("REPORTS/_input", "REPORTS/_reject", "SPOOL/dead")) {
                Path place = project.resolve(name);
                if (Files.isDirectory(place)) {
                    try (Stream<Path> files = Files.walk(place)) {
                        files.filter(Files::isRegularFile).forEach(left::add);
                    }
                }
            }
        }
        return left;
    }

    /** Return what the server's monitor shows. */
    String shown() throws Exception {
        return fleet.montty("monitor", "--once", "--project", fleet.server().toString())
                .out();
    }

    Path site(String name) {
        return fleet.project(name);
    }

    static String id(int number) {
        return String.format("%032x", number);
    }

    static String idOf(Path file) {
        return String.valueOf(file.getFileName()).substring(0, 32);
    }
}
