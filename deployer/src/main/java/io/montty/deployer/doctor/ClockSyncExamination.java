package io.montty.deployer.doctor;

import java.nio.file.Files;
import java.util.List;

/** Look whether something keeps the clock right. */
record ClockSyncExamination(Site site) implements Examination {

    private static final List<String> DAEMONS =
            List.of("run/chrony/chronyd.pid", "run/chronyd.pid", "run/ntpd.pid", "run/ntp.pid", "run/openntpd.pid");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look() {
        if (Files.exists(site.file("run/systemd/timesync/synchronized"))) {
            return List.of(Finding.ok("systemd-timesyncd has set it"));
        }
        for (String daemon : DAEMONS) {
            if (Files.exists(site.file(daemon))) {
                return List.of(Finding.ok("/" + daemon + " says that a program keeps it"));
            }
        }
        return List.of(Finding.skipped(
                "neither timesyncd, chrony nor ntpd has left a trace; in a container, the machine below keeps it"));
    }
}
