package io.montty.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Needs;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayTest extends RelayFixture {

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
    void leavesWhatAnAccountWroteInPlaceAndSaysSo() throws IOException {
        Needs.that(
                System.getProperty("user.name").equals("root"),
                "that a relay leaves files of other users alone",
                "only root can give a file away");
        put(site, "web1/" + A + ".report", "a");
        Files.setAttribute(put(site, "web2/" + B + "_OKAY_1.mty", "half"), "unix:uid", 65_534);

        RelayResult result = relay();

        assertThat(result.forwarded()).isEqualTo(1);
        assertThat(result.problems())
                .singleElement()
                .asString()
                .startsWith("1 file in the folders of hosts belongs to another user than REPORTS/_input");
        assertThat(files(site.input())).isEqualTo(Map.of("web2/" + B + "_OKAY_1.mty", "half"));
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
}
