package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningSocketsCheckTest implements CheckContract {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid";
    private static final String SSH = tcp("00000000:0016", "0A", 0, 4711);
    private static final String MAIL = tcp("0100007F:0019", "0A", 0, 4712);
    private static final String WEB = tcp("0A0200C0:1F90", "0A", 33, 4713);
    private static final String CONNECTED = tcp("0A0200C0:0016", "01", 0, 4714);

    @Override
    public Check check() {
        return new ListeningSocketsCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("proc/net/tcp", HEAD, SSH, MAIL, WEB, CONNECTED)
                .file("proc/net/tcp6", HEAD, tcp("0".repeat(32) + ":0016", "0A", 0, 4715))
                .file("proc/net/udp", HEAD, tcp("00000000:0044", "07", 0, 4716))
                .file("etc/passwd", "root:x:0:0::/root:/bin/sh", "www-data:x:33:33::/:/bin/sh")
                .file("proc/100/comm", "sshd")
                .link("proc/100/fd/3", "socket:[4711]")
                .link("proc/100/fd/4", "pipe:[1]")
                .file("proc/200/comm", "java")
                .link("proc/200/fd/9", "socket:[4713]");
    }

    private static String tcp(String local, String state, int uid, int inode) {
        String remote = "0".repeat(local.indexOf(':')) + ":" + (state.equals("01") ? "C001" : "0000");
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000  " + uid
                + "        0 " + inode + " 1 0000000000000000 100 0 0 10 0";
    }

    @Test
    void isOkayWhereAllIsAllowed(FakeHost host) {
        prepare(host);

        ReportEntry entry =
                host.config("allow: [tcp/22, udp/68, tcp/192.0.2.10:8080]").run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("all sockets that listen are allowed: 4");
        assertThat(entry.output())
                .contains("tcp/*:22 of root (sshd)", "tcp/192.0.2.10:8080 of www-data (java)", "udp/*:68 of root");
    }

    @Test
    void alertsWhereSomethingElseListens(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.config("allow: [tcp/22, udp/68]").run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).isEqualTo("tcp/192.0.2.10:8080 of www-data (java) listens and is not allowed to");
        assertThat(host.config("{allow: [tcp/22, udp/68], when_others: warn}")
                        .run(check())
                        .status())
                .isEqualTo(Status.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp/8080 java", "tcp/8080 www-data", "tcp/8000-9000", "'*/8080'", "tcp/*"})
    void takesTheNotationsOfWhatMayListen(String allowed, FakeHost host) {
        prepare(host);

        assertThat(host.config("allow: [tcp/22, udp/68, " + allowed + "]")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp/8080 nginx", "udp/8080", "tcp/127.0.0.1:8080", "tcp/1-1024"})
    void allowsNoMoreThanWhatIsWritten(String allowed, FakeHost host) {
        prepare(host);

        assertThat(host.config("allow: [tcp/22, udp/68, " + allowed + "]")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
    }

    @Test
    void refusesWhatIsNoNotation(FakeHost host) {
        assertThat(host.config("allow: [ssh]").run(check()).summary()).contains("must be such as tcp/22");
    }

    @Test
    void countsLoopbackWhereItIsTold(FakeHost host) {
        prepare(host);

        assertThat(host.config("{allow: ['*/*'], loopback: true}").run(check()).output())
                .contains("tcp/127.0.0.1:25 of root");
    }

    @Test
    void warnsOfOneThatIsMissingWhereItIsTold(FakeHost host) {
        prepare(host);

        assertThat(host.config("{allow: ['*/*', tcp/443], expect_all: true}")
                        .run(check())
                        .summary())
                .isEqualTo("tcp/443 may listen and does not");
        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void comparesWithTheBaselineWhereNothingIsAllowed(FakeHost host) {
        prepare(host);

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        host.baseline(Map.of("tcp/*:22", "root", "udp/*:68", "root", "tcp/192.0.2.10:8080", "www-data"));
        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        host.file("proc/net/udp");
        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).contains("- udp/*:68: root");
    }

    @Test
    void isNaWhereTheKernelListsNothing(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000:0016, tcp/*:22",
        "0100007F:0035, tcp/127.0.0.1:53",
        "00000000000000000000000001000000:0277, tcp/[::1]:631",
        "B80D01200000000000000000010000FF:01BB, tcp/[2001:db8::ff00:1]:443",
        "0000000000000000FFFF00000100007F:1F90, tcp/[::ffff:127.0.0.1]:8080",
    })
    void readsAddressesAsTheKernelPrintsThem(String local, String expected) {
        assertThat(Socket.parse("tcp", tcp(local, "0A", 0, 1)).map(Socket::toString))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  sl  local_address", "0: XYZ", "   0: 00000000:0016 00000000:0000 0A"})
    void passesOverWhatIsNoSocket(String line) {
        assertThat(Socket.parse("tcp", line)).isEmpty();
    }
}
