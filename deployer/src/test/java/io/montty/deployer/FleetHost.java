package io.montty.deployer;

import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Pause;
import io.montty.runtime.transport.Sender;
import io.montty.runtime.transport.ServerAddress;
import io.montty.runtime.transport.Spool;
import io.montty.runtime.transport.ssh.Account;
import io.montty.runtime.transport.ssh.AcknowledgedDelivery;
import io.montty.runtime.transport.ssh.ReportSigner;
import io.montty.runtime.transport.ssh.SshUplink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/**
 * Send what one host of a fleet has, in this process, and so without the waits of a real run.
 *
 * @param project its project directory
 * @param port the server's sshd
 * @param clock what the spool takes for the time
 */
record FleetHost(ProjectLayout project, int port, Clock clock) {

    static FleetHost of(Fleet fleet, String host, Clock clock) {
        return new FleetHost(
                new ProjectLayout(fleet.project(host)), fleet.sshd().port(), clock);
    }

    Spool spool() {
        return new Spool(project, clock);
    }

    SshUplink uplink() {
        return new SshUplink(server(), account(), Clock.systemUTC());
    }

    Delivery delivery() {
        return new AcknowledgedDelivery(uplink(), new ReportSigner(server(), account()));
    }

    Sender.Result send(Delivery delivery, Pause pause) throws InterruptedException {
        return new Sender(spool(), delivery, new Patience(Patience.REMOTE, pause, new Random(1))).send();
    }

    private ServerAddress server() {
        Path ssh = project.root().resolve("ssh");
        return new ServerAddress(
                System.getProperty("user.name"),
                "127.0.0.1",
                port,
                "",
                ssh.resolve("id_ed25519"),
                null,
                ssh.resolve("known_hosts"));
    }

    private Account account() {
        return new Account(System.getProperty("user.name"), project.root(), null);
    }
}
