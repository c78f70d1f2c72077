package io.montty.runtime.relay;

import java.util.List;

/**
 * Say what one run of the relay did. Every text in it is printable ASCII, whatever the files were called.
 *
 * @param locked whether a manager or another relay was at work, so that nothing was done
 * @param forwarded how many reports the next server took
 * @param again how many of these it had before
 * @param waiting how many reports are left
 * @param rejected what was moved to the folder of rejects, and why, a line each
 * @param notes what a person should know of, a line each
 * @param problems what could not be done, a line each; whatever it was about is still where it was
 */
public record RelayResult(
        boolean locked,
        int forwarded,
        int again,
        int waiting,
        List<String> rejected,
        List<String> notes,
        List<String> problems) {

    public RelayResult {
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    static RelayResult ofLock() {
        return new RelayResult(true, 0, 0, 0, List.of(), List.of(), List.of());
    }

    static RelayResult ofProblem(String problem) {
        return new RelayResult(false, 0, 0, 0, List.of(), List.of(), List.of(problem));
    }

    /** Tell whether a person should look: something waits, was rejected, or could not be done. */
    public boolean hasFindings() {
        return waiting > 0 || !rejected.isEmpty() || !problems.isEmpty();
    }
}
