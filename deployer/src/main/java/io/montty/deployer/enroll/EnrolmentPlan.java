package io.montty.deployer.enroll;

import java.util.Map;
import java.util.Optional;

/**
 * Hold what a person decided about an enrolment.
 *
 * @param name what the host shall be called; empty for its own name
 * @param relay whether it hands in the reports of others, too
 * @param replace whether another key that has the name already gives way
 * @param dir the project directory on the host, from its user's home
 * @param prefix where MonTTY goes on the host, from its user's home
 * @param server how the host reaches this server
 * @param serverKeys the keys that it knows this server by, one a line
 * @param scheduler what runs the checks there: {@code cron} or {@code systemd}
 * @param sudoRules whether the lines for checks that need root are asked for
 */
record EnrolmentPlan(
        Optional<String> name,
        boolean relay,
        boolean replace,
        String dir,
        String prefix,
        ServerSpec server,
        String serverKeys,
        String scheduler,
        boolean sudoRules) {

    private static final int STEPS = 10;

    int steps() {
        return sudoRules ? STEPS + 1 : STEPS;
    }

    /** Return the settings that every step on the host may need. */
    HostScript script() {
        return new HostScript(
                Map.of("prefix", prefix, "project", dir, "scheduler", scheduler, "relay", relay ? "yes" : ""));
    }
}
