package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningPortsTest {

    private static final String SCRIPT = "chk_listening_ports.sh";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void makeHost() {
        host = new MadeUpHost(folder).shippedDataFile("listening_ports.allow");
    }

    @Test
    void isContentWithAFreshHost() throws Exception {
        host.printing(
                "ss",
                "udp UNCONN 0 0 127.0.0.54:53 0.0.0.0:* users:((\"systemd-resolve\",pid=5,fd=16))",
                "udp UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:*",
                "udp UNCONN 0 0 10.0.0.5%eth0:68 0.0.0.0:*",
                "udp UNCONN 0 0 [::1]:323 [::]:*",
                "udp UNCONN 0 0 [fe80::1]%eth0:546 [::]:*",
                "tcp LISTEN 0 20 [::1]:25 [::]:*",
                "tcp LISTEN 0 50 [::ffff:127.0.0.1]:8005 *:*",
                "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:((\"sshd\",pid=7,fd=3))",
                "tcp LISTEN 0 128 [::]:22 [::]:* users:((\"sshd\",pid=7,fd=4))");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("all ports that listen are on the list (3)");
        assertThat(result.details())
                .containsExactly(
                        "22/tcp on 0.0.0.0 (sshd)",
                        "22/tcp on [::] (sshd)",
                        "68/udp on 10.0.0.5%eth0 (program not visible to this user)",
                        "546/udp on [fe80::1]%eth0 (program not visible to this user)");
        assertThat(result.metrics()).extracting(Metric::name).containsExactly("listening", "unexpected");
        assertThat(result.metrics()).extracting(Metric::value).containsExactly(3.0, 0.0);
    }

    @Test
    void isContentWhenNothingListens() throws Exception {
        host.program("ss", "exit 0");

        assertThat(host.run(SCRIPT).summary()).isEqualTo("all ports that listen are on the list (0)");
        assertThat(host.run(SCRIPT).details()).isEmpty();
    }

    @Test
    void alertsOnAPortThatIsNotOnTheList() throws Exception {
        host.printing(
                "ss",
                "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*",
                "tcp LISTEN 0 128 *:8080 *:* users:((\"java\",pid=9,fd=7),(\"java\",pid=10,fd=7))",
                "tcp LISTEN 0 128 *:8080 *:* users:((\"java\",pid=9,fd=8))",
                "udp UNCONN 0 0 0.0.0.0:22 0.0.0.0:*");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).isEqualTo("listening and not on the list: 8080/tcp 22/udp");
        assertThat(result.details())
                .containsExactly(
                        "22/tcp on 0.0.0.0 (program not visible to this user)",
                        "22/udp on 0.0.0.0 (program not visible to this user): NOT ALLOWED",
                        "8080/tcp on * (java): NOT ALLOWED",
                        "Stop what should not listen, or add the port to " + host.dataFiles()
                                + "/listening_ports.allow.");
    }

    @Test
    void understandsRangesAndComments() throws Exception {
        host.dataFile("listening_ports.allow", "# mosh", "", " 60000 - 60010/udp # shells", "080/tcp");
        host.printing("ss", "udp UNCONN 0 0 0.0.0.0:60010 0.0.0.0:*", "tcp LISTEN 0 0 0.0.0.0:80 0.0.0.0:*");

        assertThat(host.run(SCRIPT).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsOfALineThatItCannotUnderstand() throws Exception {
        host.dataFile("listening_ports.allow", "22/tcp", "https", "99999/tcp", "9-8/udp", "22/sctp");
        host.printing("ss", "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*");

        CheckResult result = host.run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .startsWith("the list of allowed ports cannot be understood: ")
                .contains("listening_ports.allow, line 2: 'https' is not PORT/tcp");
        assertThat(result.details()).hasSize(5).last().asString().contains("line 5: '22/sctp'");
    }

    @Test
    void alertsWhenThereIsNoList() throws Exception {
        Files.delete(host.dataFiles().resolve("listening_ports.allow"));
        host.program("ss", "exit 0");

        assertThat(host.run(SCRIPT).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(SCRIPT).summary()).startsWith("cannot read the list of allowed ports, ");
    }

    @Test
    void alertsWhenSsFails() throws Exception {
        host.program("ss", "echo 'Cannot open netlink socket' >&2; exit 255");

        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.alert("ss cannot list the ports")
                        .withDetails(List.of("Cannot open netlink socket")));
    }

    @Test
    void isNotApplicableWithoutSs() throws Exception {
        assertThat(host.run(SCRIPT))
                .isEqualTo(CheckResult.na("ss is not installed: install iproute2 (Debian, Ubuntu) or iproute (RHEL)"));
    }
}
