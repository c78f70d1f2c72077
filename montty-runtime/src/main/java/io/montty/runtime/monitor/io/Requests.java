package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.request.UnacknowledgeRequest;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Ask the manager to do something, in the name of a user. */
public final class Requests {

    private final ProjectLayout layout;
    private final Clock clock;
    private final String user;
    private final Supplier<String> ids;

    /**
     * Ask in the name of {@code user}.
     *
     * @param ids makes a new id of 32 lower-case hexadecimal characters at each call
     */
    public Requests(ProjectLayout layout, Clock clock, String user, Supplier<String> ids) {
        this.layout = layout;
        this.clock = clock;
        this.user = user;
        this.ids = ids;
    }

    /**
     * Put requests for reports into the manager's inbox, as many as are needed to name them all.
     *
     * @throws IOException if one could not be written to its end
     */
    public void delete(List<String> reports) throws IOException {
        for (int from = 0; from < reports.size(); from += DeleteRequest.MOST) {
            List<String> some = reports.subList(from, Math.min(reports.size(), from + DeleteRequest.MOST));
            new DeleteRequest(ids.get(), some, user, clock.instant()).writeInto(layout.input());
        }
    }

    /**
     * Put a request for each check into the manager's inbox.
     *
     * @throws IOException if one could not be written to its end
     */
    public void acknowledge(Effect.Acknowledge what) throws IOException {
        for (String check : what.checks()) {
            new AcknowledgeRequest(
                            ids.get(),
                            what.host(),
                            check,
                            what.reason(),
                            what.owner(),
                            what.until(),
                            user,
                            clock.instant())
                    .writeInto(layout.input());
        }
    }

    /**
     * Put a request for each check into the manager's inbox.
     *
     * @throws IOException if one could not be written to its end
     */
    public void unacknowledge(Effect.Unacknowledge what) throws IOException {
        for (String check : what.checks()) {
            new UnacknowledgeRequest(ids.get(), what.host(), check, user, clock.instant()).writeInto(layout.input());
        }
    }
}
