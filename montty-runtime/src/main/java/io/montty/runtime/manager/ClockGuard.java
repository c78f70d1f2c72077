package io.montty.runtime.manager;

import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notice that the server's clock was set, by what its uptime says has passed since the last pass. */
final class ClockGuard {

    /** Slewing a clock moves it by some 40 s a day at most, and no report lives for less than 60 s. */
    private static final long TOLERANCE_SECONDS = 60;

    private static final Pattern READING = Pattern.compile("(?<clock>\\d{1,15}) (?<uptime>\\d{1,15})\n");

    private final Path file;
    private final LongSupplier uptimeSeconds;

    /** Make it with a supplier of the seconds since the system started, negative if it does not know. */
    ClockGuard(Path file, LongSupplier uptimeSeconds) {
        this.file = file;
        this.uptimeSeconds = uptimeSeconds;
    }

    /**
     * Compare {@code clockSeconds} with what the last pass saw.
     *
     * @return what is wrong with the clock, or empty if nothing is known to be
     */
    Optional<String> jump(long clockSeconds) throws IOException {
        Matcher last = READING.matcher(lastReading());
        long uptime = uptimeSeconds.getAsLong();
        if (uptime < 0 || !last.matches()) {
            return Optional.empty();
        }
        long moved = clockSeconds - Long.parseLong(last.group("clock"));
        long passed = uptime - Long.parseLong(last.group("uptime"));
        // After a restart of the system nothing says how long it was off, but time cannot have gone back.
        boolean restarted = passed < 0;
        boolean jumped = restarted ? moved < -TOLERANCE_SECONDS : Math.abs(moved - passed) > TOLERANCE_SECONDS;
        return jumped
                ? Optional.of("the server's clock moved by " + moved + " s "
                        + (restarted ? "over a restart of the system" : "while " + passed + " s passed")
                        + ": no report expires in this pass; see that its time is right")
                : Optional.empty();
    }

    /** Keep what this pass sees for the next one. */
    void keep(long clockSeconds) throws IOException {
        long uptime = uptimeSeconds.getAsLong();
        if (uptime >= 0) {
            AtomicFiles.write(file, (clockSeconds + " " + uptime + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String lastReading() throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
