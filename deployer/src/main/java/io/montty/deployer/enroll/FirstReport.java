package io.montty.deployer.enroll;

import io.montty.api.Command;
import io.montty.api.Commands;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wait for the report of a host's first run, and let it be filed.
 *
 * @param project the project directory it comes to
 * @param montty the launcher of this MonTTY
 * @param commands what runs the manager
 * @param relay whether reports are forwarded from here, by whatever runs every minute
 */
record FirstReport(ProjectLayout project, Path montty, Commands commands, boolean relay) {

    private static final Pattern ID = Pattern.compile("\"id\" : \"([0-9a-f]{32})\"");
    private static final Pattern STATUS = Pattern.compile("\"status\" : \"(NA|OKAY|WARN|ALERT)\"");
    private static final int LOOKS = 300;
    private static final int MILLIS_BETWEEN = 200;

    /**
     * Wait for the report that {@code answer} tells of.
     *
     * @return its status
     * @throws StepFailedException if it does not come
     */
    String await(String host, HostAnswer answer) throws IOException, InterruptedException {
        String head = answer.fact("report").orElse("");
        Matcher id = ID.matcher(head);
        Matcher status = STATUS.matcher(head);
        if (!id.find() || !status.find()) {
            throw new StepFailedException("the checks of the host gave no report" + notes(answer));
        }
        Arrival arrival = new Arrival(project, host, id.group(1));
        if (!isThere(arrival, answer.all("note").isEmpty())) {
            throw new StepFailedException("the checks ran, but their report did not get here; it waits in the spool of"
                    + " the host" + notes(answer));
        }
        if (!relay && arrival.waits()) {
            commands.run(Command.of(
                    montty.toString(), "manage", "--project", project.root().toString()));
        }
        return arrival.filed().map(ReportName::status).map(Enum::name).orElse(status.group(1));
    }

    /**
     * A host that has complained will not send any more before its next run. What one that has not handed in at a relay
     * may have gone on already.
     */
    private boolean isThere(Arrival arrival, boolean patient) throws IOException, InterruptedException {
        boolean there = arrival.happened() || (relay && patient);
        for (int look = 0; !there && patient && look < LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
            there = arrival.happened();
        }
        return there;
    }

    private static String notes(HostAnswer answer) {
        List<String> notes = answer.all("note");
        return notes.isEmpty() ? "" : "\n  the host says: " + String.join("\n  the host says: ", notes);
    }

    /** Return the lines of the host that a person should see though the report came. */
    static Optional<String> complaints(HostAnswer answer) {
        List<String> notes = answer.all("note");
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }
}
