package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import java.util.List;

/** Ask a person something. What it is about is fixed when it opens, whatever comes and goes behind it. */
public sealed interface Dialog permits DeleteDialog, AcknowledgeDialog, UnacknowledgeDialog, QuitDialog {

    /** Return what it is about, in a few words. */
    String title();

    /**
     * Return what it says, with its fields and the keys that answer it.
     *
     * @param columns that there is room for; what is longer is wrapped
     */
    List<Line> lines(Moment now, int columns);

    /**
     * Take a key.
     *
     * @return whether the dialog is over
     */
    boolean press(Key key, Moment now, Desk desk);

    /**
     * Take in what is known now, which can make an answer pointless.
     *
     * @return whether the dialog is over
     */
    default boolean update(World world, Desk desk) {
        return false;
    }
}
