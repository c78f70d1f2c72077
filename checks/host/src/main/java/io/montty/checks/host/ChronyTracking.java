package io.montty.checks.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Read what {@code chronyc -c tracking} prints; see chronyc(1). */
final class ChronyTracking {

    private static final String SOURCE = "chrony";
    /** The reference of a chrony that takes its own clock for right: 127.127.1.1. */
    private static final String LOCAL = "7F7F0101";

    private static final int FIELDS = 14;
    private static final int REFERENCE = 0;
    private static final int STRATUM = 2;
    private static final int UPDATED = 3;
    private static final int OFFSET = 4;
    private static final int LEAP = 13;

    private ChronyTracking() {}

    /** Return what {@code output} says, or empty if it is something else. */
    static Optional<ClockState> parse(String output) {
        List<String> fields = List.of(output.strip().split(",", -1));
        try {
            return fields.size() < FIELDS ? Optional.empty() : Optional.of(state(fields));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static ClockState state(List<String> fields) {
        String reference = fields.get(REFERENCE);
        int stratum = Integer.parseInt(fields.get(STRATUM));
        long updated = ClockState.span(Double.parseDouble(fields.get(UPDATED))).toSeconds();
        double offset = Double.parseDouble(fields.get(OFFSET));
        if (fields.get(LEAP).equals("Not synchronised")) {
            return ClockState.unsynchronised(SOURCE, "chrony hears no server that it can trust; see chronyc sources");
        }
        if (reference.equals(LOCAL)) {
            return ClockState.unsynchronised(
                    SOURCE, "chrony follows nothing but the clock itself; see chronyc sources");
        }
        return new ClockState(
                SOURCE,
                true,
                "",
                Optional.of(ClockState.span(offset)),
                stratum,
                updated > 0 ? Optional.of(Instant.ofEpochSecond(updated)) : Optional.empty());
    }
}
