package io.montty.runtime.transport;

import io.montty.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Say how much a folder of reports may hold.
 *
 * @param files how many reports
 * @param bytes how many bytes they have together
 * @param age how old they get
 */
record SpoolLimits(int files, long bytes, Duration age) {

    private static final int MEBIBYTE = 1024 * 1024;

    /** The bounds of the spool. */
    static final SpoolLimits WAITING = new SpoolLimits(200, 50L * MEBIBYTE, Duration.ofDays(7));

    /** The bounds of the folder of refused reports. */
    static final SpoolLimits DEAD = new SpoolLimits(50, 20L * MEBIBYTE, Duration.ofDays(30));

    /**
     * Return which of {@code reports} have to go: those that are too old, then as many as it takes. An ALERT does not go
     * for its age, which a clock that was set right may make up.
     *
     * @param newest is never among them
     * @param order which of them goes first
     */
    List<SpooledReport> overflow(
            List<SpooledReport> reports, SpooledReport newest, Instant now, Comparator<SpooledReport> order) {
        List<SpooledReport> gone = new ArrayList<>();
        List<SpooledReport> rest = new ArrayList<>();
        for (SpooledReport report : reports) {
            if (!report.file().equals(newest.file())) {
                boolean old =
                        report.made().isBefore(now.minus(age)) && report.name().status() != Status.ALERT;
                (old ? gone : rest).add(report);
            }
        }
        rest.sort(order);
        int count = rest.size() + 1;
        long size =
                newest.bytes() + rest.stream().mapToLong(SpooledReport::bytes).sum();
        for (SpooledReport report : rest) {
            if (count <= files && size <= bytes) {
                break;
            }
            gone.add(report);
            count--;
            size -= report.bytes();
        }
        return gone;
    }

    /** Return for example {@code 200 reports, 50 MiB and 7 days}. */
    @Override
    public String toString() {
        return files + " reports, " + bytes / MEBIBYTE + " MiB and " + age.toDays() + " days";
    }
}
