package io.montty.runtime.relay;

import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collect what happens in one run of the relay. */
final class RelayLog {

    private final List<String> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private int forwarded;
    private int again;
    private int waiting;

    void forwarded(boolean hadItBefore) {
        forwarded++;
        again += hadItBefore ? 1 : 0;
    }

    void waiting() {
        waiting++;
    }

    void rejected(Incoming file, String why) {
        rejected.add(Printable.text(file.label() + ": " + why));
    }

    void note(Incoming file, String what) {
        notes.add(Printable.text(file.label() + ": " + what));
    }

    void problem(String what) {
        problems.add(Printable.text(what));
    }

    RelayResult result() {
        return new RelayResult(false, forwarded, again, waiting, rejected, notes, List.copyOf(problems));
    }
}
