package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.PassResult.NamedFile;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.Printable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collect what happens in one pass. */
final class PassLog {

    private final Map<Status, Integer> filed = new EnumMap<>(Status.class);
    private final List<NamedFile> rejected = new ArrayList<>();
    private final List<NamedFile> waiting = new ArrayList<>();
    private final List<NamedFile> notes = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private int expired;
    private int deleted;
    private int duplicates;
    private boolean expirySkipped;
    private boolean unsettled;

    void filed(Status status) {
        filed.merge(status, 1, Integer::sum);
    }

    void expired() {
        expired++;
    }

    void deleted() {
        deleted++;
    }

    void duplicate() {
        duplicates++;
    }

    void rejected(Incoming file, String why) {
        rejected.add(named(file, why));
    }

    boolean hasRejects() {
        return !rejected.isEmpty();
    }

    void waiting(Incoming file, String why) {
        waiting.add(named(file, why));
    }

    void note(Incoming file, String what) {
        notes.add(named(file, what));
    }

    /** Note what a person should know of {@code whom}, which is no file. */
    void note(String whom, String what) {
        notes.add(new NamedFile(Printable.text(whom), Printable.text(what)));
    }

    /** Note what could not be done; the same trouble with many files counts once. */
    void problem(String what) {
        problems.add(Printable.text(what));
    }

    void expirySkipped() {
        expirySkipped = true;
    }

    /** Note that a pass which comes shortly may take what this one left. */
    void unsettled() {
        unsettled = true;
    }

    PassResult result() {
        return new PassResult(
                false,
                filed,
                expired,
                deleted,
                duplicates,
                rejected,
                waiting,
                notes,
                List.copyOf(problems),
                expirySkipped,
                unsettled);
    }

    private static NamedFile named(Incoming file, String what) {
        return new NamedFile(Printable.text(file.label()), Printable.text(what));
    }
}
