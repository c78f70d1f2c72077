package io.montty.runtime.receiver;

import static io.montty.runtime.receiver.Server.READY;
import static io.montty.runtime.receiver.Server.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void layOut() throws IOException {
        server = new Server(folder);
    }

    private static Limits limits(int reports, long bytes, long session, int hosts, int slots, int slotsPerName) {
        Duration minute = Duration.ofMinutes(1);
        return new Limits(1_048_576, session, reports, bytes, hosts, minute, minute, slots, slotsPerName);
    }

    @Test
    void letsTwoHundredReportsOfAHostWait() throws Exception {
        for (int number = 0; number < 200; number++) {
            assertThat(server.session(put(Server.id(number), "{}", "signature", null))
                            .out())
                    .endsWith(" stored\n");
        }

        assertThat(server.session(put(Server.ID, "{}")).out())
                .isEqualTo(READY + "NAK " + Server.ID + " retry 60 quota\n");
        assertThat(server.session(put(Server.id(7), "{}")).out()).endsWith(" duplicate\n");
        assertThat(server.run("", Server.bytes(put(Server.ID, "{}")), "--host", "web2")
                        .out())
                .endsWith(" stored\n");
        Files.delete(server.inbox().resolve(Server.id(7) + ".report"));
        assertThat(server.session(put(Server.ID, "{}")).out()).endsWith(" stored\n");
    }

    @Test
    void letsTwentyMebibytesOfAHostWait() {
        String body = "x".repeat(1_048_576);
        for (int number = 0; number < 20; number++) {
            assertThat(server.session(put(Server.id(number), body)).out()).endsWith(" stored\n");
        }

        assertThat(server.session(put(Server.ID, "{}")).out()).endsWith(" retry 60 quota\n");
    }

    @Test
    void countsWordsOfReusedIdsAsWell() throws Exception {
        server.limits = limits(3, 1000, 1000, 1, 1, 1);
        String all = put(Server.id(0), "a") + put(Server.id(1), "b");

        server.session(all + all.replace("a", "a"));
        String reused = put(Server.id(0), "c") + put(Server.id(1), "d");

        assertThat(server.session(reused).out()).contains("NAK " + Server.id(1) + " reject id-reused");
        assertThat(server.stored())
                .containsExactly(
                        "web1/" + Server.id(0) + ".refused",
                        "web1/" + Server.id(0) + ".report",
                        "web1/" + Server.id(1) + ".report");
    }

    @Test
    void givesEachHostOfARelayItsOwnRoomAndBoundsTheHosts() throws Exception {
        server.limits = limits(1, 1000, 1000, 2, 1, 1);

        String out = server.relay(
                        put(Server.id(0), "{}", "", "web1"),
                        put(Server.id(1), "{}", "", "web1"),
                        put(Server.id(2), "{}", "", "web2"),
                        put(Server.id(3), "{}", "", "web3"))
                .out();

        assertThat(out.lines().skip(1))
                .containsExactly(
                        "ACK " + Server.id(0) + " stored",
                        "NAK " + Server.id(1) + " retry 60 quota",
                        "ACK " + Server.id(2) + " stored",
                        "NAK " + Server.id(3) + " retry 60 quota");
        Files.delete(server.layout.input().resolve("site1/web1/" + Server.id(0) + ".report"));
        assertThat(server.relay(put(Server.id(4), "{}", "", "web1")).out()).endsWith(" stored\n");
    }

    @Test
    void leavesRoomOnTheDiskForAllElse() throws Exception {
        FaultyDisk disk = FaultyDisk.sound();
        server.disk = disk;
        server.session(put(Server.id(0), "{}"));
        long mebibyte = 1024 * 1024;
        disk.room = new Disk.Room(100 * mebibyte - 1, 5000 * mebibyte);

        Server.Ended ended = server.session(put(Server.ID, "{}"), put(Server.id(0), "[]"), put(Server.id(0), "{}"));

        assertThat(ended.out())
                .isEqualTo(READY + "NAK " + Server.ID + " retry 60 disk\nNAK " + Server.id(0) + " retry 60 disk\nACK "
                        + Server.id(0) + " duplicate\n");
        assertThat(ended.err()).startsWith("montty-receive: the server's disk is almost full");
        assertThat(server.stored()).containsExactly("web1/" + Server.id(0) + ".report");
        disk.room = new Disk.Room(5 * mebibyte, 101 * mebibyte);
        assertThat(server.session(put(Server.ID, "{}")).out()).endsWith(" retry 60 disk\n");
        disk.room = new Disk.Room(5 * mebibyte, 100 * mebibyte);
        assertThat(server.session(put(Server.ID, "{}")).out()).endsWith(" stored\n");
    }

    @Test
    void makesAFolderAnewThatTheManagerRemoved() throws Exception {
        FaultyDisk disk = FaultyDisk.sound();
        server.disk = disk;
        Path deserted = Files.createDirectories(server.layout.input().resolve("site1/web1"));
        disk.before("link", () -> Files.delete(deserted));

        String report = put(Server.ID, "{}", "", "web1");

        assertThat(server.relay(report, report).out().lines().skip(1))
                .containsExactly("NAK " + Server.ID + " retry 30 disk", "ACK " + Server.ID + " stored");
        assertThat(server.stored()).containsExactly("site1/web1/" + Server.ID + ".report");
    }

    @Test
    void endsASessionThatHasHandedInAsMuchAsOneMay() {
        server.limits = limits(100, 1000, 5, 2, 1, 1);

        Server.Ended ended = server.session(put(Server.id(0), "abc"), put(Server.id(1), "abc"), "PING\n");

        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.out()).endsWith("stored\nNAK " + Server.id(1) + " retry 5 quota\n");
    }

    @Test
    void turnsAwayWhoFindsNoSlot() throws Exception {
        server.limits = limits(100, 1000, 1000, 2, 2, 1);
        Slots slots = new Slots(server.layout.receiving(), new RealDisk());
        try (Slots.Slot own = slots.take("web1", server.limits).orElseThrow()) {
            assertThat(own.part()).isEqualTo(server.layout.receiving().resolve("slot-0.part"));
            assertThat(server.session(put(Server.ID, "{}")))
                    .isEqualTo(new Server.Ended(75, "MONTTY/1 BUSY 15 busy\n", ""));
            assertThat(server.scp(new byte[0]).out()).startsWith("\u0002montty-receive: ");
            try (Slots.Slot other = slots.take("web2", server.limits).orElseThrow()) {
                assertThat(other.part()).isEqualTo(server.layout.receiving().resolve("slot-1.part"));
                assertThat(slots.take("web3", server.limits)).isEmpty();
            }
            assertThat(server.run("", Server.bytes(put(Server.ID, "{}")), "--host", "web3")
                            .out())
                    .endsWith(" stored\n");
        }

        assertThat(server.session(put(Server.ID, "{}")).out()).endsWith("stored\n");
    }

    @Test
    void removesWhatAnEarlierHolderOfTheSlotLeftWithoutEmptyingIt() throws Exception {
        server.session(put(Server.id(0), "{}"));
        Path stored = server.inbox().resolve(Server.id(0) + ".report");
        Files.createLink(server.layout.receiving().resolve("slot-0.part"), stored);

        assertThat(server.session(put(Server.id(1), "[]")).out()).endsWith(" stored\n");

        assertThat(stored).hasContent("{}");
        assertThat(Server.files(server.layout.receiving())).noneMatch(name -> name.endsWith(".part"));
    }
}
