package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Ask the manager to delete reports, and write down first that it is asked. */
public final class DeleteOrders {

    private final Requests requests;
    private final DeleteJournal journal;
    private final Clock clock;

    /**
     * Say what became of a delete.
     *
     * @param asked the ids that the manager was asked to delete
     * @param failed how many it could not be asked to delete
     * @param trouble what went wrong; empty if nothing did
     */
    public record Answer(List<String> asked, int failed, String trouble) {

        public Answer {
            asked = List.copyOf(asked);
        }
    }

    /** Ask by {@code requests}, and write into {@code journal}. */
    public DeleteOrders(Requests requests, DeleteJournal journal, Clock clock) {
        this.requests = requests;
        this.journal = journal;
        this.clock = clock;
    }

    /** Ask for as many reports at once as a request may name, until one request fails. */
    public Answer delete(Effect.Delete delete) {
        List<String> ids = delete.ids();
        List<String> asked = new ArrayList<>();
        String trouble = "";
        for (int from = 0; from < ids.size(); from += DeleteRequest.MOST) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + DeleteRequest.MOST));
            trouble = note(some, delete.what(), trouble);
            try {
                requests.delete(some);
                asked.addAll(some);
            } catch (IOException e) {
                takeBack(some, delete.what());
                String reason = "the manager could not be asked to delete " + delete.what() + ", so it stays: "
                        + IoReason.of(e) + "; montty doctor tells more";
                return new Answer(asked, ids.size() - asked.size(), reason);
            }
        }
        return new Answer(asked, 0, trouble);
    }

    /** A journal that cannot be written is no reason not to delete. */
    private String note(List<String> ids, String what, String before) {
        try {
            journal.asking(ids, what, clock.instant());
            return before;
        } catch (IOException e) {
            return "asked the manager to delete " + what + ", but that could not be written down: " + IoReason.of(e);
        }
    }

    private void takeBack(List<String> ids, String what) {
        try {
            journal.failed(ids, what, clock.instant());
        } catch (IOException e) {
            return; // at worst the next monitor shows for some minutes that they are closing
        }
    }
}
