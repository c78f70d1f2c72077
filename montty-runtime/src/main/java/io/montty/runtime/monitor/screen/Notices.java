package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;

/** Keep what there is to say to the person: of the last key, of what was done outside, of what takes a while. */
final class Notices {

    /** For how many milliseconds a key does not take away what a person did not ask for. */
    private static final long SHOWN = 4_000;

    private String message = "";
    private String working = "";
    private long keptUntil;

    /** Answer a key, until the next one. */
    void say(String text) {
        message = text;
        keptUntil = 0;
    }

    /** Say what no key asked for, so that it is not gone before it could be read. */
    void tell(String text, Moment now) {
        message = text;
        keptUntil = now.millis() + SHOWN;
    }

    /** Say what goes on until {@link #done}, whatever keys are pressed. */
    void begin(String text) {
        working = text;
    }

    void done() {
        working = "";
    }

    void keyPressed(Moment now) {
        if (now.millis() >= keptUntil) {
            message = "";
        }
    }

    /** Return what to show; empty if there is nothing. */
    String text() {
        return message.isEmpty() || working.isEmpty() ? message + working : message + "   " + working;
    }
}
