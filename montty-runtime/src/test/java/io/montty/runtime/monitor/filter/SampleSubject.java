package io.montty.runtime.monitor.filter;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.runtime.monitor.fleet.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Hold a row that tests filter. */
record SampleSubject(
        Standing standing,
        String host,
        String address,
        Collection<String> checks,
        Collection<String> tags,
        Instant received,
        int count,
        boolean acknowledged,
        String text)
        implements Subject {

    /** Make a row of a database server that ran full an hour and a half ago. */
    static SampleSubject database() {
        return new SampleSubject(
                Standing.ALERT,
                "db-03.prod.example",
                "192.0.2.31",
                List.of("host.disk", "Disk usage"),
                List.of("host", "storage"),
                NOW.minus(Duration.ofMinutes(90)),
                288,
                false,
                "/var 97% used, no space left");
    }

    SampleSubject of(Standing other) {
        return new SampleSubject(other, host, address, checks, tags, received, count, acknowledged, text);
    }

    SampleSubject received(Duration ago) {
        return new SampleSubject(standing, host, address, checks, tags, NOW.minus(ago), count, acknowledged, text);
    }

    SampleSubject counting(int other) {
        return new SampleSubject(standing, host, address, checks, tags, received, other, acknowledged, text);
    }

    SampleSubject acked() {
        return new SampleSubject(standing, host, address, checks, tags, received, count, true, text);
    }

    SampleSubject saying(String other) {
        return new SampleSubject(standing, host, address, checks, tags, received, count, acknowledged, other);
    }
}
