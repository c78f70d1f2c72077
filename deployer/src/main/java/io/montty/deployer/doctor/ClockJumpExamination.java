package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Look whether the clock was set since the manager's last pass, by what the uptime says has passed. */
record ClockJumpExamination(Site site) implements Examination {

    /** Behind it stands since when the manager has been watching. */
    private static final Pattern READING = Pattern.compile("(?<clock>\\d{1,15}) (?<uptime>\\d{1,15})(?: \\d{1,15})?\n");

    private static final long TOLERANCE_SECONDS = 60;

    @Override
    public String name() {
        return "clock against uptime";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path file = site.project().state().resolve("manager-clock");
        String uptime = site.read("proc/uptime").orElse("");
        Matcher last = READING.matcher(Files.isRegularFile(file) ? Files.readString(file) : "");
        Matcher now = Pattern.compile("(?<seconds>\\d{1,15})\\..*\n?").matcher(uptime);
        if (!last.matches() || !now.matches()) {
            return List.of(Finding.skipped("no pass of the manager left a reading of the clock to compare with"));
        }
        long moved = site.clock().instant().getEpochSecond() - Long.parseLong(last.group("clock"));
        long passed = Long.parseLong(now.group("seconds")) - Long.parseLong(last.group("uptime"));
        boolean restarted = passed < 0;
        boolean jumped = restarted ? moved < -TOLERANCE_SECONDS : Math.abs(moved - passed) > TOLERANCE_SECONDS;
        return List.of(
                jumped
                        ? Finding.warn(
                                "the clock moved by " + moved + " s since the manager's last pass"
                                        + (restarted ? ", over a restart" : ", while " + passed + " s passed"),
                                "see that the time is right: date; the next pass expires nothing")
                        : Finding.ok("it went on evenly since the manager's last pass"));
    }
}
