package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ContainerSocketCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new ContainerSocketCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        socket(host, 0600);
    }

    private static void socket(FakeHost host, int mode) {
        host.file("run/docker.sock").mode("run/docker.sock", mode);
    }

    /** Let the socket's group be number 998, whatever number the user of this test has. */
    private static void group(FakeHost host, String members) throws IOException {
        int group = ((Number) Files.getAttribute(host.root().resolve("run/docker.sock"), "unix:gid")).intValue();
        if (group == 0) {
            Files.setAttribute(host.root().resolve("run/docker.sock"), "unix:gid", 998);
            group = 998;
        }
        host.file("etc/group", "root:x:0:", "docker:x:" + group + ":" + members, "broken line");
        host.file("etc/passwd", "root:x:0:0::/root:/bin/sh", "carol:x:1002:" + group + "::/home/carol:/bin/sh");
    }

    private static String listener(String address, int port) {
        return String.format(
                "   0: %s:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1", address, port);
    }

    @Test
    void isOkayWhereOnlyRootMayWrite(FakeHost host) {
        socket(host, 0600);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("only root commands the container runtime");
        assertThat(entry.output()).anyMatch(line -> line.startsWith("/run/docker.sock: mode 600, group "));
    }

    @Test
    void alertsWhereEverybodyMayWrite(FakeHost host) {
        socket(host, 0666);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary())
                .isEqualTo("everybody on this host is root through /run/docker.sock: chmod o-rwx /run/docker.sock");
    }

    @Test
    void warnsOfUsersInItsGroup(FakeHost host) throws IOException {
        socket(host, 0660);
        group(host, "alice,bob");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary())
                .isEqualTo(
                        "alice, bob, carol of the group docker can be root through /run/docker.sock; take them out, or"
                                + " name them in allowed_users");
        assertThat(host.config("allowed_users: [alice, carol]").run(check()).summary())
                .startsWith("bob of the group");
        assertThat(host.config("allowed_users: [alice, bob, carol]")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void alertsWhereARuntimeListensToTheNetwork(FakeHost host) {
        host.file("proc/net/tcp", "  sl  local_address rem_address   st", listener("00000000", 2375));

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).contains("from the network on tcp/*:2375");
        assertThat(host.config("ports: []").run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.config("ports: [2376]").run(check()).status()).isEqualTo(Status.NA);
    }

    @Test
    void warnsWhereARuntimeListensOnLoopback(FakeHost host) {
        host.file("proc/net/tcp", listener("0100007F", 2375))
                .file("proc/net/tcp6", listener("0".repeat(24) + "01000000", 2375));

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary())
                .isEqualTo("every user of this host is root through tcp/127.0.0.1:2375 (and 1 more)");
    }

    @Test
    void looksWhereItIsTold(FakeHost host) {
        host.file("srv/own.sock").mode("srv/own.sock", 0606);

        assertThat(host.config("sockets: [/srv/own.sock]").run(check()).status())
                .isEqualTo(Status.ALERT);
    }

    @Test
    void isNaWithoutARuntime(FakeHost host) {
        host.folder("run/docker.sock");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).startsWith("there is no container runtime: none of /run/docker.sock, ");
    }
}
