package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Look when the manager last filed reports, and whether it is at it now. */
record ManagerExamination(Site site) implements Examination {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "manager";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path stamp = site.project().managerLastRun();
        boolean held = isHeld();
        List<Finding> findings = new ArrayList<>();
        String fix = site.montty("manage");
        if (!Files.exists(stamp)) {
            findings.add(
                    held
                            ? Finding.ok("its first pass goes on")
                            : Finding.wrong("it never ran, so no report is filed", fix));
            return findings;
        }
        Duration age = Duration.between(
                Files.getLastModifiedTime(stamp).toInstant(), site.clock().instant());
        String what = "its last pass ended " + Spans.of(age) + " ago";
        if (age.compareTo(LONG) <= 0) {
            findings.add(Finding.ok(what));
        } else if (held) {
            findings.add(Finding.wrong(
                    what + ", and a manager holds the lock since: it hangs or has very much to do",
                    "see which process it is: fuser -v "
                            + site.word(site.project().managerLock())));
        } else {
            findings.add(age.compareTo(TOO_LONG) > 0 ? Finding.wrong(what, fix) : Finding.warn(what, fix));
        }
        return findings;
    }

    /** Ask the kernel's list; taking the lock to see whether it is free would be in the way of a manager. */
    private boolean isHeld() throws IOException {
        Path lock = site.project().managerLock();
        if (!Files.exists(lock)) {
            return false;
        }
        String inode = ":" + ((Number) Files.getAttribute(lock, "unix:ino")).longValue() + " ";
        return site.read("proc/locks").stream()
                .flatMap(String::lines)
                .anyMatch(line -> !line.contains("->") && line.contains(inode));
    }
}
