package io.montty.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold when and how a host was heard of. All times are by the server's clock.
 *
 * @param firstSeen when its first report was received
 * @param lastSeen when its newest report was received
 * @param lastReport the id of that report
 * @param interval after how long the next one is due; zero if none is promised
 * @param intended the ids of the checks that it means to run, as its newest report says; empty if that does not say
 * @param address its first address, as it says; may be empty
 * @param os its operating system, as it says; may be empty
 * @param version the checker's version, as it says; may be empty
 * @param freshness whether it keeps its promise
 * @param freshnessSince since when
 * @param behind how many reports in a row that came when they were due were made long before, by its own clock
 * @param retired when a person said that it will not report any more, or null
 */
public record Contact(
        Instant firstSeen,
        Instant lastSeen,
        String lastReport,
        Duration interval,
        List<String> intended,
        String address,
        String os,
        String version,
        Freshness freshness,
        Instant freshnessSince,
        int behind,
        @Nullable Instant retired) {

    public Contact {
        intended = List.copyOf(intended);
    }

    /** Return the contact of a host that was never heard of before {@code now}. */
    public static Contact first(Instant now) {
        return new Contact(now, now, "", Duration.ZERO, List.of(), "", "", "", Freshness.FRESH, now, 0, null);
    }

    /** Tell whether a person said that it will not report any more. */
    public boolean isRetired() {
        return retired != null;
    }

    public Contact withFreshness(Freshness freshness, Instant since) {
        return new Contact(
                firstSeen,
                lastSeen,
                lastReport,
                interval,
                intended,
                address,
                os,
                version,
                freshness,
                since,
                behind,
                retired);
    }

    public Contact withRetired(@Nullable Instant retired) {
        return new Contact(
                firstSeen,
                lastSeen,
                lastReport,
                interval,
                intended,
                address,
                os,
                version,
                freshness,
                freshnessSince,
                behind,
                retired);
    }

    public Contact withBehind(int behind) {
        return new Contact(
                firstSeen,
                lastSeen,
                lastReport,
                interval,
                intended,
                address,
                os,
                version,
                freshness,
                freshnessSince,
                behind,
                retired);
    }
}
