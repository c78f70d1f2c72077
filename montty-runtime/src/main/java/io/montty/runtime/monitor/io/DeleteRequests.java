package io.montty.runtime.monitor.io;

import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Ask the manager to delete reports, in the name of a user. */
public final class DeleteRequests {

    private final ProjectLayout layout;
    private final Clock clock;
    private final String user;
    private final Supplier<String> ids;

    /**
     * Ask in the name of {@code user}.
     *
     * @param ids makes a new id of 32 lower-case hexadecimal characters at each call
     */
    public DeleteRequests(ProjectLayout layout, Clock clock, String user, Supplier<String> ids) {
        this.layout = layout;
        this.clock = clock;
        this.user = user;
        this.ids = ids;
    }

    /**
     * Put the request for one report into the manager's inbox.
     *
     * @throws IOException if the request could not be written to its end
     */
    public void delete(String report) throws IOException {
        new DeleteRequest(ids.get(), List.of(report), user, clock.instant()).writeInto(layout.input());
    }
}
