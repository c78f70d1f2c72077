package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;

/** Offer a screen or a dialog what it may ask of the monitor around it. */
public interface Desk {

    World world();

    Library library();

    Options options();

    Deletes deletes();

    /**
     * Delete reports when the time to undo it is over.
     *
     * @param what they are, for people
     */
    void delete(List<ReportRef> reports, String what);

    /** Show another screen on top; Esc comes back. */
    void open(Screen screen);

    /** Ask a person something; the keys go to the dialog until it is over. */
    void ask(Dialog dialog);

    /** Have something done outside. */
    void perform(Effect effect);

    /** Tell the person something, until the next key. */
    void say(String message);
}
