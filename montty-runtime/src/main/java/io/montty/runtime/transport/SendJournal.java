package io.montty.runtime.transport;

import java.io.IOException;
import java.time.Instant;

/** Write down how attempts to hand in reports go, for whoever asks why they wait. */
final class SendJournal {

    private final StateFile file;
    private SendState state;
    private boolean unwritten;

    SendJournal(StateFile file) {
        this.file = file;
        this.state = SendState.read(file.read());
    }

    SendState state() {
        return state;
    }

    /** Note a failure at once: the wait that follows may be the last thing that this run does. */
    void failed(Instant at, String why) {
        state = state.failed(at, why);
        write();
    }

    /** Note a success, to be written with the next failure or at the end; one write for each report would be slow. */
    void succeeded(Instant at) {
        state = state.succeeded(at);
        unwritten = true;
    }

    void end() {
        if (unwritten) {
            write();
        }
    }

    private void write() {
        try {
            file.write(state.facts());
            unwritten = false;
        } catch (IOException e) {
            unwritten = true; // a disk that is full keeps no notes, and reports must leave it all the same
        }
    }
}
