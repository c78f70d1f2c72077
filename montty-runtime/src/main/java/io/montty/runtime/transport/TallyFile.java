package io.montty.runtime.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keep a count of reports from one run to the next. Only who holds the lock that goes with it may change it. */
final class TallyFile {

    private final StateFile file;

    TallyFile(Path file) {
        this.file = new StateFile(file);
    }

    Optional<Tally> read() {
        return Tally.read(file.read());
    }

    void add(Tally more) throws IOException {
        set(read().map(before -> before.plus(more)).orElse(more));
    }

    void set(Tally tally) throws IOException {
        file.write(tally.facts());
    }

    void clear() throws IOException {
        file.delete();
    }
}
