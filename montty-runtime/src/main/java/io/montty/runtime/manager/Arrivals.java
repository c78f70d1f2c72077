package io.montty.runtime.manager;

import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Inbox.Folder;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Take what came into the inbox, in order of its arrival. */
final class Arrivals {

    private final ProjectLayout layout;
    private final Clock clock;
    private final PassLog log;

    Arrivals(ProjectLayout layout, Clock clock, PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Take what is there, and return the folders that were looked into.
     *
     * @param passedOver the folders of the inbox that are not looked into
     */
    List<Folder> take(PassParts parts, Set<Path> passedOver) {
        Drops drops = Drops.in(layout.drops());
        Intake intake = parts.intake(drops);
        Inbox.Listing inbox = list(passedOver);
        intake.take(inbox.entries());
        keep(drops);
        return inbox.folders();
    }

    private Inbox.Listing list(Set<Path> passedOver) {
        try {
            return new Inbox(layout.input())
                    .list(
                            passedOver,
                            (host, trouble) -> log.problem("REPORTS/_input/" + host.label() + " cannot be listed: "
                                    + IoTrouble.reason(trouble)));
        } catch (IOException e) {
            log.problem("REPORTS/_input cannot be listed: " + IoTrouble.reason(e));
            return new Inbox.Listing(List.of(), List.of());
        }
    }

    /** Remove those of {@code folders} that relays made, and that nothing comes to any more. */
    void removeDeserted(List<Folder> folders) {
        try {
            Inbox.removeDeserted(folders, clock.instant());
        } catch (IOException e) {
            log.problem("a folder in REPORTS/_input that nothing comes to any more cannot be removed: "
                    + IoTrouble.reason(e));
        }
    }

    private void keep(Drops drops) {
        if (drops.isUnsettled()) {
            log.unsettled();
        }
        try {
            drops.keep();
        } catch (IOException e) {
            log.problem("REPORTS/_state/drops cannot be written, so reports that were written in place are not taken: "
                    + IoTrouble.reason(e));
        }
    }
}
