package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.util.List;
import java.util.OptionalLong;

/** Hold the state of one screen. One thread owns it. */
public sealed interface Screen
        permits FleetScreen, ListScreen, DetailScreen, HistoryScreen, ChangesScreen, TextScreen, ClassicScreen {

    /** Return which keys are in force on it. */
    Mode mode();

    /** Return what the path of screens calls it, such as {@code fleet} or a host's name. */
    String crumb();

    /** Do what is to be done before it is shown for the first time, such as reading what it shows. */
    default void opened(Moment now, Desk desk) {}

    /**
     * Take in what is known now.
     *
     * @param hold whether rows must stay where they are, because a key was just pressed
     */
    void update(World world, Moment now, boolean hold);

    /** Take in the room that there is between the rules, at least 1 by 1. */
    void resize(int columns, int rows);

    /** Do what a key asks for. */
    void press(Action action, Moment now, Desk desk);

    /** Do what time brings. */
    default void advance(Moment now, Desk desk) {}

    /** Do what is to be done when a person goes back from it. */
    default void leave(Desk desk) {}

    /** Return when {@link #advance} has something to do, in milliseconds of the clock that never jumps. */
    default OptionalLong nextStep() {
        return OptionalLong.empty();
    }

    /** Select what is shown at a row of the body, from 0, as a click of the mouse asks. */
    default void click(int row, Moment now, Desk desk) {}

    /** Return what would be good to know of what is visible. */
    default Wants wants() {
        return Wants.NOTHING;
    }

    /** Take in that reports are to be deleted, so that their marks can go. */
    default void deleting(List<ReportRef> reports) {}

    /** Take in that a person switched something on or off. */
    default void use(Setting setting, boolean on) {}

    /** Return all rows that it shows, also those that there is no room for, as lines of plain text. */
    default List<String> text() {
        return List.of();
    }
}
