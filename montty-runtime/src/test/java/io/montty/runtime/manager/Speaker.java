package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Stand for a host that reports every five minutes, or does not. */
final class Speaker {

    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final TestProject project;
    private final String folder;
    private int spoken;
    private Duration skew = Duration.ZERO;

    /** @param folder the host's key, or a relay's and the host with a slash between */
    Speaker(TestProject project, String folder) {
        this.project = project;
        this.folder = folder;
    }

    /** Let its clock be ahead of the server's. */
    Speaker skewed(Duration ahead) {
        skew = ahead;
        return this;
    }

    /** Hand in a report that is made now, by its clock. */
    String speak() throws IOException {
        return speakOf(project.clock.instant().plus(skew));
    }

    String speakOf(Instant made) throws IOException {
        spoken++;
        String id = String.format("%08x%024x", folder.hashCode(), spoken);
        project.handIn(folder, id + ".report", body(id, made));
        return id;
    }

    private byte[] body(String id, Instant made) {
        return new ReportWriter()
                .write(new Report(
                        id,
                        new HostIdentity(folder.substring(folder.indexOf('/') + 1), List.of("192.0.2.7"), "Debian"),
                        made.atOffset(ZoneOffset.UTC),
                        Duration.ofSeconds(2),
                        "2.0.0",
                        Duration.ofMinutes(5),
                        INTERVAL,
                        List.of(),
                        "",
                        Status.OKAY,
                        List.of(ReportFile.entry("host.cpu", Status.OKAY, false))));
    }

    /** Let it report in every interval for {@code time}, with a pass each minute. */
    void speakFor(Duration time) throws IOException {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            if (minute % INTERVAL.toMinutes() == 0) {
                speak();
            }
            watch(project, Duration.ofMinutes(1));
        }
    }

    /** Let {@code time} pass with a pass at the end of each minute. */
    static PassResult watch(TestProject project, Duration time) {
        PassResult last = null;
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            project.clock.pass(Duration.ofMinutes(1));
            last = project.pass();
        }
        if (last == null) {
            throw new IllegalArgumentException("less than a minute");
        }
        return last;
    }

    HostKey key() {
        return HostKey.parse(folder).orElseThrow();
    }

    HostState state() throws IOException {
        return new HostStates(project.layout.hosts()).find(key()).orElseThrow();
    }

    Status status(String check) throws IOException {
        return state().check(check).orElseThrow().status();
    }
}
