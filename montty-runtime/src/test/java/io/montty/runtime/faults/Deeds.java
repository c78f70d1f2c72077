package io.montty.runtime.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Count and record what changes files, and let one of these operations fail. */
final class Deeds {

    private final int failing;
    private final Fault fault;
    private final List<Operation> done = new ArrayList<>();
    private int count;
    private int channels;
    private boolean dead;
    private String failed = "nothing";

    interface Deed {

        void run() throws IOException;
    }

    /** @param failing the number of the operation that fails, from 0 */
    Deeds(int failing, Fault fault) {
        this.failing = failing;
        this.fault = fault;
    }

    /** Do {@code deed}, unless it is its turn to fail. */
    void run(Operation operation, Deed deed) throws IOException {
        run(operation, deed, () -> {});
    }

    /** Do {@code deed}, or {@code part} of it if it is its turn to fail. */
    synchronized void run(Operation operation, Deed deed, Deed part) throws IOException {
        alive();
        if (count++ == failing) {
            failed = operation.kind() + " " + operation.path();
            part.run();
            dead = fault == Fault.KILLED;
            throw fault.at(operation.path());
        }
        deed.run();
        done.add(operation);
    }

    /** Refuse to go on in a process that was killed. */
    synchronized void alive() {
        if (dead) {
            throw new Killed();
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized String failed() {
        return failed;
    }

    synchronized int nextChannel() {
        return channels++;
    }

    synchronized List<Operation> done() {
        return List.copyOf(done);
    }
}
