package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.io.DeleteJournal;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tell a new monitor what its user did before, and what is wrong with what the user wrote down. */
record Remembered(DeleteJournal journal, Preferences preferences) {

    void tell(Console console, Moment now) {
        int mistakes = preferences.mistakes().size();
        if (mistakes > 0) {
            console.answers()
                    .tell(
                            (mistakes == 1 ? "1 mistake" : mistakes + " mistakes") + " in " + preferences.file()
                                    + "; :preferences shows them",
                            now);
        }
        try {
            for (Map.Entry<String, Instant> asked : journal.recent(now.wall()).entrySet()) {
                long ago = Duration.between(asked.getValue(), now.wall()).toMillis();
                console.answers()
                        .deleteAskedBefore(
                                List.of(asked.getKey()), new Moment(asked.getValue(), now.millis() - Math.max(0, ago)));
            }
        } catch (IOException e) {
            console.answers()
                    .tell(new TextSanitizer().line("the journal of deletes cannot be read: " + IoReason.of(e)), now);
        }
    }
}
