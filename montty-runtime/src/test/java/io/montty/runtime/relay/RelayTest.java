package io.montty.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:38:11Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final String C = "c".repeat(32);

    @TempDir
    private Path root;

    private ProjectLayout site = new ProjectLayout(Path.of("/"));
    private ProjectLayout server = new ProjectLayout(Path.of("/"));
    private FakeServer uplink = new FakeServer(Path.of("/"), "site1");

    @BeforeEach
    void layOut() throws IOException {
        site = project("site");
        server = project("server");
        uplink = new FakeServer(server.input(), "site1");
    }

    @Test
    void forwardsReportsAndSignaturesUnchangedUnderTheHostsNames() throws IOException {
        put(site, "web1/" + A + ".report", "{a}");
        put(site, "web1/" + A + ".sig", "signed a");
        put(site, "own/" + B + "_OKAY_1.json", "{b}");
        put(site, "rack2/db1/" + C + ".report", "MonTTY c");

        RelayResult result = relay();

        assertThat(result.forwarded()).isEqualTo(3);
        assertThat(result.hasFindings()).isFalse();
        assertThat(files(site.input())).isEmpty();
        assertThat(files(server.input()))
                .isEqualTo(Map.of(
                        "site1/web1/" + A + ".report", "{a}",
                        "site1/web1/" + A + ".sig", "signed a",
                        "site1/own/" + B + ".report", "{b}",
                        "site1/db1/" + C + ".report", "MonTTY c"));
    }

    @Test
    void forwardsWhatCameFirstFirst() throws IOException {
        aged(put(site, "zz/" + C + ".report", "c"), Duration.ofMinutes(3));
        aged(put(site, "aa/" + B + ".report", "b"), Duration.ofMinutes(1));
        aged(put(site, "rack2/db1/" + A + ".report", "a"), Duration.ofMinutes(2));

        relay();

        assertThat(uplink.arrived).containsExactly(C, A, B);
    }

    @Test
    void goesThroughTwoTiers() throws IOException {
        ProjectLayout centre = project("centre");
        put(site, "web1/" + A + ".report", "{a}");
        put(site, "web1/" + A + ".sig", "signed a");

        relay();
        RelayResult second = new Relay(server, CLOCK).forward(new FakeServer(centre.input(), "region1"));

        assertThat(second.forwarded()).isEqualTo(1);
        assertThat(files(server.input())).isEmpty();
        assertThat(files(centre.input()))
                .isEqualTo(Map.of("region1/web1/" + A + ".report", "{a}", "region1/web1/" + A + ".sig", "signed a"));
    }

    @Test
    void keepsEverythingWhileTheServerTakesNothing() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + A + ".sig", "s");
        put(site, "web1/" + B + ".report", "b");
        Map<String, String> before = files(site.input());

        RelayResult later = relay(uplink.answering(letter -> new Receipt.Later(Duration.ofSeconds(5), "quota")));
        RelayResult down = relay(uplink.answering(letter -> {
            throw new IOException("connection refused");
        }));

        assertThat(later.problems())
                .containsExactly("montty@server does not take reports now: quota; the next run tries again");
        assertThat(down.problems()).singleElement().asString().contains("connection refused");
        assertThat(later.waiting()).isEqualTo(2);
        assertThat(down.hasFindings()).isTrue();
        assertThat(uplink.arrived).containsExactly(A, A);
        assertThat(files(site.input())).isEqualTo(before);
    }

    @Test
    void rejectsWhatTheServerNeverTakesAndGoesOn() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + A + ".sig", "s");
        put(site, "web1/" + B + ".report", "b");

        RelayResult result = relay(uplink.answering(
                letter -> letter.id().equals(A) ? new Receipt.Refused("too big") : new Receipt.Taken(false)));

        assertThat(result.rejected()).containsExactly("web1/" + A + ".report: montty@server refuses it: too big");
        assertThat(result.forwarded()).isEqualTo(1);
        assertThat(files(site.input())).isEmpty();
        assertThat(files(site.reject()).keySet())
                .containsExactly("20261122T093811Z-1", "20261122T093811Z-1.reason.txt", "20261122T093811Z-1.sig");
        assertThat(audit()).contains("\"what\":\"forward_refused\"", "\"by\":\"relay\"", "\"web1\"", A);
    }

    @Test
    void losesNothingWhenItIsKilledAfterTheServerStored() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + A + ".sig", "s");
        assertThatThrownBy(() -> relay(uplink.storingThen(letter -> {
                    throw new Killed();
                })))
                .isInstanceOf(Killed.class);
        assertThat(files(site.input())).hasSize(2);
        assertThat(files(server.input())).hasSize(2);

        RelayResult again = relay(uplink.storingThen(letter -> new Receipt.Taken(false)));

        assertThat(again.again()).isEqualTo(1);
        assertThat(files(site.input())).isEmpty();
        assertThat(files(server.input())).hasSize(2);
    }

    @Test
    void losesNothingWhenItIsKilledBetweenTwoReports() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + B + ".report", "b");
        assertThatThrownBy(() -> relay(uplink.storingThen(letter -> {
                    if (letter.id().equals(B)) {
                        throw new Killed();
                    }
                    return new Receipt.Taken(false);
                })))
                .isInstanceOf(Killed.class);

        relay(uplink.storingThen(letter -> new Receipt.Taken(false)));

        assertThat(files(site.input())).isEmpty();
        assertThat(files(server.input())).hasSize(2);
    }

    @Test
    void removesTheSignatureThatAKillLeftBehind() throws IOException {
        Path left = put(site, "web1/" + A + ".sig", "s");
        relay();
        assertThat(left).exists();

        aged(left, Duration.ofMinutes(11));
        relay();

        assertThat(left).doesNotExist();
    }

    @Test
    void refusesToWorkBesideAManager() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        try (RunLock manager = RunLock.tryAcquire(site.managerLock()).orElseThrow()) {
            assertThat(manager).isNotNull();
            assertThat(relay().locked()).isTrue();
        }
        assertThat(uplink.arrived).isEmpty();
    }

    @Test
    void putsWhatWasRefusedAtItsDoorOnRecord() throws IOException {
        put(site, "web1/" + A + ".refused", "id-reused " + "0".repeat(64) + "\n");

        RelayResult result = relay();

        assertThat(result.hasFindings()).isFalse();
        assertThat(result.notes()).hasSize(1);
        assertThat(audit()).contains("\"what\":\"id_reused\"", "\"web1\"", A, "0".repeat(64));
        assertThat(files(site.input())).isEmpty();
    }

    @Test
    void saysThatNobodyVouchesForWhatLiesInTheInboxItself() throws IOException {
        put(site, A + "_OKAY_1.json", "a");
        put(site, "f".repeat(32) + ".request.json", "{}");

        assertThat(relay().problems()).singleElement().asString().startsWith("1 report lies in REPORTS/_input itself");
        assertThat(files(site.input())).hasSize(2);
    }

    @Test
    void rejectsWhatIsNoReport() throws IOException {
        put(site, "web1/notes.txt", "x");
        put(site, "web1/\u001b[2J", "x");
        put(site, "web1/.hidden.part", "x");
        put(site, "web1/db1/deep/" + A + ".report", "x");
        Files.createSymbolicLink(site.input().resolve("web1").resolve(B + ".report"), root);
        try (RandomAccessFile giant = new RandomAccessFile(
                site.input().resolve("web1").resolve(C + ".report").toFile(), "rw")) {
            giant.setLength(50L * 1024 * 1024);
        }

        RelayResult result = relay();

        assertThat(result.rejected())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).matches("[ -~]+"));
        assertThat(uplink.arrived).isEmpty();
        assertThat(files(site.input()).keySet()).containsExactly("web1/.hidden.part");
    }

    @Test
    void saysWhatWaitsAndWhy() throws IOException {
        assertThat(new RelayStatus(site).lines()).containsExactly("no reports wait", "the relay has not run yet");
        aged(put(site, "web1/" + A + ".report", "a"), Duration.ofMinutes(5));
        put(site, "web1/" + B + ".report", "b");
        put(site, "rack2/db1/" + C + ".report", "c");
        relay(uplink.answering(letter -> new Receipt.Later(Duration.ofSeconds(5), "busy")));

        assertThat(new RelayStatus(site).lines())
                .containsExactly(
                        "db1 via rack2: 1 report waits, the oldest since 2026-11-22T09:38:11Z",
                        "web1: 2 reports wait, the oldest since 2026-11-22T09:33:11Z",
                        "the relay last ran at 2026-11-22T09:38:11Z",
                        "montty@server does not take reports now: busy; the next run tries again");
    }

    /** Stands for a kill -9: nothing of the relay runs any more. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private RelayResult relay() {
        return relay(uplink);
    }

    private RelayResult relay(FakeServer to) {
        return new Relay(site, CLOCK).forward(to);
    }

    private ProjectLayout project(String name) throws IOException {
        ProjectLayout layout = new ProjectLayout(root.resolve(name));
        for (Path folder : layout.folders()) {
            Files.createDirectories(folder);
        }
        return layout;
    }

    private static Path put(ProjectLayout project, String name, String text) throws IOException {
        Path file = project.input().resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return aged(Files.writeString(file, text), Duration.ZERO);
    }

    private static Path aged(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private String audit() throws IOException {
        List<String> months = List.copyOf(files(site.audit()).values());
        assertThat(months).hasSize(1);
        return months.get(0);
    }
}
