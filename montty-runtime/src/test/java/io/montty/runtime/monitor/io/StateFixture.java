package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.api.Status;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeScope;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Write what the manager keeps of hosts. */
final class StateFixture {

    static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private final ProjectLayout layout;
    private Instant lookAgain = NOW;

    StateFixture(ProjectLayout layout) {
        this.layout = layout;
    }

    /** Write a host that was heard of a minute ago. */
    StateFixture host(String name, CheckState... checks) throws IOException {
        return host(name, contact(Freshness.FRESH), checks);
    }

    StateFixture host(String name, Contact contact, CheckState... checks) throws IOException {
        lookAgain = lookAgain.plusSeconds(1); // the manager never writes a file twice for the same moment
        HostKey key = HostKey.parse(name).orElseThrow();
        new HostStates(layout.hosts()).put(new HostState(key, contact, List.of(checks)), lookAgain);
        return this;
    }

    static Contact contact(Freshness freshness) {
        return new Contact(
                NOW.minus(Duration.ofDays(9)),
                NOW.minusSeconds(60),
                "f".repeat(32),
                Duration.ofMinutes(5),
                List.of(),
                "192.0.2.7",
                "Debian",
                "2.0.0",
                freshness,
                HOUR_AGO,
                0,
                null);
    }

    static CheckState check(String id, Status status) {
        return check(id, status, CheckState.Kind.CHECK, HOUR_AGO, null, null);
    }

    static CheckState check(
            String id,
            Status status,
            CheckState.Kind kind,
            Instant since,
            @Nullable Acknowledgement acknowledgement,
            @Nullable Instant vanished) {
        return new CheckState(
                id,
                "Title of " + id,
                Set.of(id.substring(0, id.indexOf('.'))),
                kind,
                status,
                since,
                since,
                NOW.minusSeconds(60),
                3,
                id + " is " + status,
                "completed",
                "print",
                "",
                false,
                "f".repeat(32),
                acknowledgement,
                vanished);
    }

    static CheckState acknowledged(String id, Status status, @Nullable Instant until, String fingerprint) {
        return check(
                id,
                status,
                CheckState.Kind.CHECK,
                HOUR_AGO,
                new Acknowledgement("kim", "disk ordered", HOUR_AGO, until, fingerprint),
                null);
    }

    /** Bother nobody with the problems of hosts that a glob matches. */
    StateFixture downtime(String hosts, Instant from, Instant until) throws IOException {
        Downtime downtime =
                new Downtime("d".repeat(32), new DowntimeScope(hosts, "", ""), from, until, null, "kim", "new kernel");
        Downtimes.read(layout.downtimes()).with(downtime, NOW).write(layout.downtimes());
        return this;
    }
}
