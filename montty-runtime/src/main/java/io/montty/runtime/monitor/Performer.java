package io.montty.runtime.monitor;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.io.DeleteOrders;
import io.montty.runtime.monitor.io.ExportFile;
import io.montty.runtime.monitor.io.Requests;
import io.montty.runtime.monitor.io.Visits;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Do outside the model what a person asked for, and tell the model how that went. */
final class Performer {

    private final Requests requests;
    private final DeleteOrders orders;
    private final ExportFile exports;
    private final Visits visits;
    private final Runnable doctor;
    private final TextSanitizer sanitizer = new TextSanitizer();

    /**
     * Wire it.
     *
     * @param doctor begins to look at the project directory
     */
    Performer(Requests requests, DeleteOrders orders, ExportFile exports, Visits visits, Runnable doctor) {
        this.requests = requests;
        this.orders = orders;
        this.exports = exports;
        this.visits = visits;
        this.doctor = doctor;
    }

    void perform(Effect effect, Console console, Moment now) {
        if (effect instanceof Effect.Delete delete) {
            delete(delete, console, now);
        } else if (effect instanceof Effect.Export export) {
            export(export, console, now);
        } else if (effect instanceof Effect.KeepVisit kept) {
            keep(kept, console, now);
        } else if (effect instanceof Effect.Doctor) {
            doctor.run();
        } else {
            ask(effect, console, now);
        }
    }

    private void delete(Effect.Delete delete, Console console, Moment now) {
        DeleteOrders.Answer answer = orders.delete(delete);
        if (!answer.asked().isEmpty()) {
            console.answers().deleteAsked(new Effect.Delete(answer.asked(), delete.what()), now);
        }
        if (!answer.trouble().isEmpty()) {
            console.answers().failed(sanitizer.line(answer.trouble()), now);
        }
    }

    private void ask(Effect effect, Console console, Moment now) {
        try {
            if (effect instanceof Effect.Acknowledge acknowledge) {
                requests.acknowledge(acknowledge);
                console.answers().acknowledgeAsked(acknowledge, now);
            } else if (effect instanceof Effect.Unacknowledge unacknowledge) {
                requests.unacknowledge(unacknowledge);
                console.answers().tell("asked the manager to end that; it does so at its next run", now);
            }
        } catch (IOException e) {
            console.answers()
                    .failed(
                            sanitizer.line(
                                    "the manager could not be asked: " + IoReason.of(e) + "; montty doctor tells more"),
                            now);
        }
    }

    private void keep(Effect.KeepVisit kept, Console console, Moment now) {
        try {
            visits.keep(kept.visit());
        } catch (IOException e) {
            console.answers().tell("what you saw cannot be remembered: " + sanitizer.line(IoReason.of(e)), now);
        }
    }

    private void export(Effect.Export export, Console console, Moment now) {
        try {
            Path file = exports.write(export.file(), export.lines());
            console.answers().tell(sanitizer.line("wrote " + lines(export) + " to " + file), now);
        } catch (FileAlreadyExistsException e) {
            console.answers()
                    .tell(sanitizer.line("nothing written: " + e.getFile() + " is there already; name another"), now);
        } catch (InvalidPathException e) {
            console.answers()
                    .tell(sanitizer.line("nothing written: '" + export.file() + "' is no name of a file"), now);
        } catch (IOException e) {
            console.answers().tell(sanitizer.line("export failed: " + IoReason.of(e)), now);
        }
    }

    private static String lines(Effect.Export export) {
        int count = export.lines().size();
        return count == 1 ? "1 line" : count + " lines";
    }
}
