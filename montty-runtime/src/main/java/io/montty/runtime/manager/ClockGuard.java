package io.montty.runtime.manager;

import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Know since when the manager has been watching without a break, and notice that the server's clock was set, by what its
 * uptime says has passed since the last pass.
 */
final class ClockGuard {

    /** Slewing a clock moves it by some 40 s a day at most, and no report lives for less than 60 s. */
    private static final long TOLERANCE_SECONDS = 60;

    /** A manager in cron does a pass a minute; one that missed five has not been watching. */
    private static final Duration BREAK = Duration.ofMinutes(5);

    private static final Pattern READING =
            Pattern.compile("(?<clock>\\d{1,15}) (?<uptime>-1|\\d{1,15})(?: (?<since>\\d{1,15}))?\n");

    private final Path file;
    private final LongSupplier uptimeSeconds;

    /** Make it with a supplier of the seconds since the system started, negative if it does not know. */
    ClockGuard(Path file, LongSupplier uptimeSeconds) {
        this.file = file;
        this.uptimeSeconds = uptimeSeconds;
    }

    /**
     * Say how long the manager has been watching.
     *
     * @param since since when it has without a break, by the clock as it is now
     * @param setBack whether the clock went back since the last pass, so that known times may lie in the future
     */
    record Watching(Instant since, boolean setBack) {}

    private record Reading(long clock, long uptime, long since) {}

    /** Return how long the manager has been watching at {@code now}, when a pass begins. */
    Watching watching(Instant now) throws IOException {
        Optional<Reading> last = lastReading();
        long clock = now.getEpochSecond();
        boolean setBack = last.isPresent() && clock < last.get().clock();
        boolean unbroken = last.isPresent()
                && !setBack
                && clock - last.get().clock() <= BREAK.toSeconds()
                && jump(clock, last.get()).isEmpty();
        return new Watching(unbroken ? Instant.ofEpochSecond(last.get().since()) : now, setBack);
    }

    /**
     * Compare {@code clockSeconds} with what the last pass saw.
     *
     * @return what is wrong with the clock, or empty if nothing is known to be
     */
    Optional<String> jump(long clockSeconds) throws IOException {
        return lastReading().flatMap(last -> jump(clockSeconds, last));
    }

    private Optional<String> jump(long clockSeconds, Reading last) {
        long uptime = uptimeSeconds.getAsLong();
        if (uptime < 0 || last.uptime() < 0) {
            return Optional.empty();
        }
        long moved = clockSeconds - last.clock();
        long passed = uptime - last.uptime();
        // After a restart of the system nothing says how long it was off, but time cannot have gone back.
        boolean restarted = passed < 0;
        boolean jumped = restarted ? moved < -TOLERANCE_SECONDS : Math.abs(moved - passed) > TOLERANCE_SECONDS;
        return jumped
                ? Optional.of("the server's clock moved by " + moved + " s "
                        + (restarted ? "over a restart of the system" : "while " + passed + " s passed")
                        + ": no report expires in this pass; see that its time is right")
                : Optional.empty();
    }

    /** Keep what this pass sees, and since when it is {@code watching}, for the next one. */
    void keep(long clockSeconds, Instant watching) throws IOException {
        long uptime = Math.max(-1, uptimeSeconds.getAsLong());
        String line = clockSeconds + " " + uptime + " " + watching.getEpochSecond() + "\n";
        AtomicFiles.replace(
                file, line.getBytes(StandardCharsets.US_ASCII), FileTime.from(Instant.ofEpochSecond(clockSeconds)));
    }

    /** Begin to watch anew with the next pass, since it is not known any more what came and when. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private Optional<Reading> lastReading() throws IOException {
        try {
            Matcher last = READING.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!last.matches()) {
                return Optional.empty();
            }
            long clock = Long.parseLong(last.group("clock"));
            String since = last.group("since");
            return Optional.of(new Reading(
                    clock, Long.parseLong(last.group("uptime")), since == null ? clock : Long.parseLong(since)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
