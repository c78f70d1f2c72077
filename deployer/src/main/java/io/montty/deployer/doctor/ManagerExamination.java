package io.montty.deployer.doctor;

import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Look when the manager last filed reports, or a relay last forwarded them, and whether one is at it now. */
record ManagerExamination(Site site, boolean relay) implements Examination {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    @Override
    public String name() {
        return relay ? "relay" : "manager";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path stamp = relay ? site.project().relayLastRun() : site.project().managerLastRun();
        boolean held = isHeld();
        List<Finding> findings = new ArrayList<>();
        String fix = site.montty(relay ? "relay" : "manage");
        if (!Files.exists(stamp)) {
            findings.add(
                    held
                            ? Finding.ok("its first pass goes on")
                            : Finding.wrong("it never ran, so no report is " + (relay ? "forwarded" : "filed"), fix));
            return findings;
        }
        Duration age = Duration.between(
                Files.getLastModifiedTime(stamp).toInstant(), site.clock().instant());
        String what = "its last pass ended " + Spans.of(age) + " ago";
        if (age.compareTo(LONG) <= 0) {
            findings.add(Finding.ok(what));
        } else if (held) {
            findings.add(Finding.wrong(
                    what + ", and a " + name() + " holds the lock since: it hangs or has very much to do",
                    "see which process it is: fuser -v "
                            + site.word(site.project().managerLock())));
        } else {
            findings.add(age.compareTo(TOO_LONG) > 0 ? Finding.wrong(what, fix) : Finding.warn(what, fix));
        }
        if (relay) {
            problems(stamp, findings);
            manager(findings);
        }
        return findings;
    }

    /** Say what the last run could not do: it stands below the time of that run. */
    private static void problems(Path stamp, List<Finding> findings) throws IOException {
        Files.readString(stamp, StandardCharsets.ISO_8859_1)
                .lines()
                .skip(1)
                .map(problem -> Finding.warn(
                        problem, "montty doctor, on the server, if this stays; reports wait here until then"))
                .forEach(findings::add);
    }

    /** A manager beside a relay files what should go on. */
    private void manager(List<Finding> findings) throws IOException {
        Path stamp = site.project().managerLastRun();
        if (Files.exists(stamp)) {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(stamp).toInstant(), site.clock().instant());
            if (age.compareTo(TOO_LONG) <= 0) {
                findings.add(Finding.wrong(
                        "a manager ran here " + Spans.of(age) + " ago, and filed what was to be forwarded",
                        site.deploy(" --cron --install --relay")));
            }
        }
    }

    /** Ask the kernel's list; taking the lock to see whether it is free would be in the way of a manager. */
    private boolean isHeld() throws IOException {
        return RunLock.isHeld(
                site.project().managerLock(), site.read("proc/locks").orElse(""));
    }
}
