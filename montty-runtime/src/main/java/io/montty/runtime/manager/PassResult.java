package io.montty.runtime.manager;

import io.montty.api.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Say what one pass of the manager did. Every text in it is printable ASCII, whatever the files were called.
 *
 * @param refused whether another manager was at work, so that nothing was done
 * @param filed how many reports were filed, by the status they were filed under
 * @param expired how many reports were removed because their time had come
 * @param deleted how many reports were removed because a person asked for it
 * @param duplicates how many reports had been filed before, and were dropped
 * @param rejected what was moved to the folder of rejects
 * @param waiting what was left in the inbox because it is still being written
 * @param notes what was done, but a person should know of
 * @param problems what could not be done; whatever it was about is still where it was
 * @param expirySkipped whether no report was let expire, because the clock cannot be trusted in this pass
 * @param unsettled whether something was left that may hold still by a pass in two seconds
 */
public record PassResult(
        boolean refused,
        Map<Status, Integer> filed,
        int expired,
        int deleted,
        int duplicates,
        List<NamedFile> rejected,
        List<NamedFile> waiting,
        List<NamedFile> notes,
        List<String> problems,
        boolean expirySkipped,
        boolean unsettled) {

    /**
     * Name a file of the inbox and what is to be said of it.
     *
     * @param name its name, after its host's folder if it lay in one
     * @param what one line
     */
    public record NamedFile(String name, String what) {}

    public PassResult {
        filed = Map.copyOf(filed);
        rejected = List.copyOf(rejected);
        waiting = List.copyOf(waiting);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    static PassResult ofRefusal() {
        return new PassResult(true, Map.of(), 0, 0, 0, List.of(), List.of(), List.of(), List.of(), false, false);
    }

    static PassResult ofProblems(List<String> problems) {
        return new PassResult(false, Map.of(), 0, 0, 0, List.of(), List.of(), List.of(), problems, false, false);
    }

    PassResult withProblem(String problem) {
        List<String> all = Stream.concat(problems.stream(), Stream.of(problem)).toList();
        return new PassResult(
                refused, filed, expired, deleted, duplicates, rejected, waiting, notes, all, expirySkipped, unsettled);
    }

    /** Return how many reports were filed. */
    public int filedReports() {
        return filed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tell whether a person should look: something was rejected, or could not be done. */
    public boolean hasFindings() {
        return !rejected.isEmpty() || !problems.isEmpty();
    }
}
