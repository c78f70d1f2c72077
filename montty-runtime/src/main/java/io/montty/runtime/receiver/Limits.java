package io.montty.runtime.receiver;

import io.montty.runtime.store.Inbox;
import java.time.Duration;

/**
 * Bound what a sender may cost the server.
 *
 * @param reportBytes the most bytes of one report
 * @param sessionBytes the most bytes of all reports of one session
 * @param waitingReports how many reports of one host may wait for the manager
 * @param waitingBytes how many bytes of one host may wait for the manager
 * @param hostsPerRelay how many hosts one relay may hand in reports of
 * @param firstByte how long a sender may take to say anything
 * @param session how long a session may last
 * @param slots how many sessions there may be at once
 * @param slotsPerName how many of these may be of one host or relay
 */
record Limits(
        int reportBytes,
        long sessionBytes,
        int waitingReports,
        long waitingBytes,
        int hostsPerRelay,
        Duration firstByte,
        Duration session,
        int slots,
        int slotsPerName) {

    private static final int MEBIBYTE = 1024 * 1024;

    /** Return the bounds of a host. */
    static Limits ofHost() {
        return new Limits(
                MEBIBYTE,
                64L * MEBIBYTE,
                Inbox.MOST_OF_A_HOST,
                20L * MEBIBYTE,
                2000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                32,
                4);
    }

    /** Return the bounds of a relay: many hosts speak through one session of it. */
    static Limits ofRelay() {
        Limits host = ofHost();
        return new Limits(
                host.reportBytes,
                1024L * MEBIBYTE,
                host.waitingReports,
                host.waitingBytes,
                host.hostsPerRelay,
                host.firstByte,
                host.session,
                host.slots,
                host.slotsPerName);
    }
}
