package io.montty.runtime.cli;

import io.montty.runtime.checker.HostFacts;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Sender;
import io.montty.runtime.transport.Splay;
import io.montty.runtime.transport.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wire what hands in the reports of a project: its spool, the lock of its senders, and how long they wait. */
final class SpoolSender {

    private final CliEnvironment environment;
    private final ProjectLayout project;
    private final MonttyConfig config;
    private final Patience patience;
    private final Spool spool;
    private boolean remote;

    SpoolSender(CliEnvironment environment, ProjectLayout project, MonttyConfig config, Patience patience) {
        this.environment = environment;
        this.project = project;
        this.config = config;
        this.patience = patience;
        this.spool = new Spool(project, environment.clock());
    }

    /**
     * Say how it went.
     *
     * @param locked whether another run is at it, so that this one did nothing
     * @param count how many reports the server has now
     * @param troubles what kept reports from getting there, or was seen on the way
     */
    record Sent(boolean locked, int count, List<String> troubles) {}

    Spool spool() {
        return spool;
    }

    /**
     * Make sure that nobody else can put anything into the spool.
     *
     * @throws UsageException if somebody can
     */
    void requirePrivateSpool() {
        requirePrivate(spool);
    }

    /**
     * Make sure that nobody else can put anything into {@code spool}.
     *
     * @throws UsageException if somebody can
     */
    static void requirePrivate(Spool spool) {
        List<String> flaws = spool.flaws();
        if (!flaws.isEmpty()) {
            throw new UsageException(String.join("\n", flaws) + "; nothing was done");
        }
    }

    Path folder() {
        return project.spool();
    }

    /**
     * Return the way to the server that {@code to} names, or to the configured one.
     *
     * @throws UsageException if {@code to} names none
     */
    Delivery delivery(@Nullable String to) {
        remote = to != null || !config.server().isLocal();
        return new Destination(environment, project, config).delivery(to);
    }

    /**
     * Hand in what the spool holds.
     *
     * @param splayed whether to wait before, as long as the host's name says, if the server is another machine
     */
    Sent send(Delivery delivery, boolean splayed) throws InterruptedException {
        try (RunLock lock = RunLock.tryAcquire(project.sendLock()).orElse(null)) {
            if (lock == null) {
                return new Sent(true, 0, List.of());
            }
            if (splayed && remote && !spool.waiting().isEmpty()) {
                rest();
            }
            Sender.Result result = new Sender(spool, delivery, patience(delivery)).send();
            List<String> troubles = new ArrayList<>(result.troubles());
            delivery.remark().ifPresent(troubles::add);
            return new Sent(false, result.sent(), troubles);
        } catch (IOException e) {
            return new Sent(
                    false,
                    0,
                    List.of("the spool cannot be read: " + IoReason.of(e)
                            + "; make it readable and writable for this user"));
        }
    }

    /**
     * Hand in a report that the spool has no place for.
     *
     * @return why it was not taken; empty if it was
     */
    Optional<String> handIn(byte[] report, ReportName name, Delivery delivery) throws InterruptedException {
        return new Sender(spool, delivery, patience(delivery)).handIn(report, name);
    }

    private void rest() throws InterruptedException {
        String host = HostFacts.of(environment.root(), config.host().name()).name();
        Duration splay =
                Splay.of(host, config.check().interval(), config.server().splay());
        if (!splay.isZero()) {
            patience.pause().rest(splay);
        }
    }

    /** A person who watches gets to know why nothing happens. */
    private Patience patience(Delivery delivery) {
        if (!remote) {
            return patience.withoutRetries();
        }
        return !environment.terminal()
                ? patience
                : patience.withPause(duration -> {
                    environment.say(delivery.destination() + " did not take a report; trying again in "
                            + Math.max(1, duration.toSeconds()) + " s");
                    patience.pause().rest(duration);
                });
    }
}
