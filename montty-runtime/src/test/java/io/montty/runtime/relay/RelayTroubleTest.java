package io.montty.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hold that a relay loses nothing, whatever happens on the way. */
class RelayTroubleTest extends RelayFixture {

    @Test
    void keepsEverythingWhileTheServerTakesNothing() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + A + ".sig", "s");
        put(site, "web1/" + B + ".report", "b");
        Map<String, String> before = files(site.input());

        RelayResult later = relay(uplink.answering(letter -> new Receipt.Later(Duration.ofSeconds(5), "quota", true)));
        RelayResult down = relay(uplink.answering(letter -> {
            throw new IOException("connection refused");
        }));

        assertThat(later.problems())
                .containsExactly("montty@server does not take reports of web1 now: quota; the next run tries again");
        assertThat(down.problems()).singleElement().asString().contains("connection refused");
        assertThat(later.waiting()).isEqualTo(2);
        assertThat(down.hasFindings()).isTrue();
        assertThat(uplink.arrived).containsExactly(A, A);
        assertThat(files(site.input())).isEqualTo(before);
    }

    @Test
    void keepsNobodyWaitingForAHostThatSendsTooMuch() throws IOException {
        put(site, "web1/" + A + ".report", "a");
        put(site, "web1/" + B + ".report", "b");
        put(site, "web2/" + C + ".report", "c");

        RelayResult result = relay(uplink.answering(letter -> letter.host().equals(Optional.of("web1"))
                ? new Receipt.Later(Duration.ofSeconds(60), "quota", true)
                : new Receipt.Taken(false)));

        assertThat(uplink.arrived).containsExactly(A, C);
        assertThat(result.waiting()).isEqualTo(2);
        assertThat(files(site.input()).keySet()).containsExactly("web1/" + A + ".report", "web1/" + B + ".report");
    }

    @Test
    void asksAServerThatTakesNobodysReportsNoMore() throws IOException {
        for (int host = 1; host <= 9; host++) {
            put(site, "web" + host + "/" + host + A.substring(1) + ".report", "a");
        }

        RelayResult result = relay(uplink.answering(letter -> new Receipt.Later(Duration.ofSeconds(30), "disk")));

        assertThat(uplink.arrived).hasSize(1);
        assertThat(result.waiting()).isEqualTo(9);
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
                .containsExactly(
                        "20261122T093811Z-1-" + A,
                        "20261122T093811Z-1-" + A + ".reason.txt",
                        "20261122T093811Z-1-" + A + ".sig");
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

    @ParameterizedTest
    @ValueSource(strings = {"_input", "_reject", "_state"})
    void forwardsNothingWhereOthersMayPutFiles(String name) throws IOException {
        put(site, "web1/" + A + ".report", "one");
        Path open = site.reports().resolve(name);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(relay().problems())
                .containsExactly(open + " can be written by others; close it with: chmod go-w " + open
                        + "; nothing was forwarded");
        assertThat(uplink.arrived).isEmpty();
    }

    @Test
    void removesTheFolderOfAForwardedHostThatWasEmptyForADay() throws IOException {
        Path deserted = Files.createDirectories(site.input().resolve("site2/web1"));
        aged(deserted, Duration.ofHours(25));

        assertThat(relay().problems()).isEmpty();

        assertThat(deserted).doesNotExist();
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

    /** Stands for a kill -9: nothing of the relay runs any more. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
