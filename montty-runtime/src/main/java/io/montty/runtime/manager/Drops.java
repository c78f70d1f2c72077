package io.montty.runtime.manager;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tell which reports hold still that are written in place: those in the open inbox, and those that an account wrote into
 * its host's folder. Nothing says when they are whole; so none is touched before two passes have seen it with the same
 * size and time.
 */
final class Drops {

    /** How far apart these passes are at least. */
    static final Duration STILL = Duration.ofSeconds(2);

    private static final Pattern LINE =
            Pattern.compile("(?<size>\\d{1,18}) (?<modified>-?\\d{1,19}) (?<since>\\d{1,18}) (?<label>[!-~]{1,255})");

    private final Path file;
    private final Map<String, Look> before;
    private final Map<String, Look> now = new TreeMap<>();
    private boolean unsettled;

    /**
     * Hold how a file looked.
     *
     * @param modified nanoseconds of the epoch
     * @param since milliseconds of the epoch at which it was first seen to look so
     */
    private record Look(long size, long modified, long since) {

        boolean isSame(Look other) {
            return size == other.size && modified == other.modified;
        }
    }

    private Drops(Path file, Map<String, Look> before) {
        this.file = file;
        this.before = before;
    }

    /** Read what the last pass kept in {@code file}; what of it cannot be read counts as not seen. */
    static Drops in(Path file) {
        Map<String, Look> looks = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    looks.put(matcher.group("label"), look(matcher));
                }
            }
        } catch (IOException e) {
            // No pass has kept anything that can be read; then this is the first.
        }
        return new Drops(file, looks);
    }

    private static Look look(Matcher line) {
        try {
            return new Look(
                    Long.parseLong(line.group("size")),
                    Long.parseLong(line.group("modified")),
                    Long.parseLong(line.group("since")));
        } catch (NumberFormatException e) {
            return new Look(-1, 0, 0); // more than a number holds: like no file
        }
    }

    /** Tell whether {@code drop} looks as it did at least two seconds before {@code time}. */
    boolean isStill(Incoming drop, Instant time) {
        long millis = time.toEpochMilli();
        Look seen = new Look(
                drop.attributes().size(), drop.attributes().lastModifiedTime().to(TimeUnit.NANOSECONDS), millis);
        Look last = before.getOrDefault(drop.label(), seen);
        // A time that is still to come is that of a clock that was set back.
        Look kept = last.isSame(seen) && last.since() <= millis ? last : seen;
        now.put(drop.label(), kept);
        boolean still = millis - kept.since() >= STILL.toMillis();
        unsettled |= !still;
        return still;
    }

    /** Tell whether a pass that comes in two seconds may find still what this one did not. */
    boolean isUnsettled() {
        return unsettled;
    }

    /** Keep for the next pass how the files of this one looked. */
    void keep() throws IOException {
        if (!now.equals(before)) {
            StringBuilder lines = new StringBuilder();
            now.forEach((label, look) ->
                    lines.append(look.size() + " " + look.modified() + " " + look.since() + " " + label + "\n"));
            AtomicFiles.write(file, lines.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
