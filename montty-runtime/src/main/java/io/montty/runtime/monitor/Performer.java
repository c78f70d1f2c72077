package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.io.Requests;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.report.TextSanitizer;
import java.io.IOException;

/** Do outside the model what a person asked for, and tell the model how that went. */
final class Performer {

    private final Requests requests;
    private final TextSanitizer sanitizer = new TextSanitizer();

    Performer(Requests requests) {
        this.requests = requests;
    }

    void perform(Effect effect, Console console, Moment now) {
        try {
            if (effect instanceof Effect.Delete delete) {
                requests.delete(delete.ids());
                console.deleteAsked(delete, now);
            } else if (effect instanceof Effect.Acknowledge acknowledge) {
                requests.acknowledge(acknowledge);
                console.say("asked the manager to acknowledge");
            } else if (effect instanceof Effect.Unacknowledge unacknowledge) {
                requests.unacknowledge(unacknowledge);
                console.say("asked the manager to end that");
            }
        } catch (IOException e) {
            console.say("writing to the manager's inbox failed: " + sanitizer.line(String.valueOf(e.getMessage())));
        }
    }
}
