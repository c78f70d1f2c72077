package io.montty.runtime.fsck;

import io.montty.runtime.state.HostState;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Examine the folders of a server; the caller holds the manager's lock, so that nothing changes meanwhile. */
public final class Fsck {

    /** More rounds than one repair can lead to another, such as a report that is moved and then lacks its note. */
    private static final int ROUNDS = 3;

    private final List<Examination> examinations;

    /**
     * Examine {@code layout}.
     *
     * @param lookAgain the latest moment at which a host of such a state has to be looked at
     * @param others examinations of what other packages keep
     */
    public Fsck(ProjectLayout layout, Clock clock, Function<HostState, Instant> lookAgain, List<Examination> others) {
        Site site = new Site(layout, clock);
        this.examinations = Stream.concat(
                        Stream.of(
                                new FolderExamination(site),
                                new FiledExamination(site),
                                new StateExamination(site, lookAgain),
                                new RecordExamination(site),
                                new DowntimesExamination(site),
                                new EntryExamination(site)),
                        others.stream())
                .toList();
    }

    /**
     * Say what came of a finding.
     *
     * @param repaired whether it was put right
     * @param trouble why it could not be; empty if it was not tried or was put right
     */
    public record Result(Finding finding, boolean repaired, String trouble) {}

    /** Return what is broken, and change nothing. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (Examination examination : examinations) {
            try {
                examination.examine(findings::add);
            } catch (IOException e) {
                findings.add(Finding.byHand(
                        "REPORTS", "it cannot be examined: " + Printable.text(IoReason.of(e)), "mend that first"));
            }
        }
        return findings;
    }

    /** Put right what can be. */
    public List<Result> repair() {
        List<Result> results = new ArrayList<>();
        List<Finding> findings = examine();
        for (int round = 0; round < ROUNDS && !findings.isEmpty(); round++) {
            boolean any = false;
            for (Finding finding : findings) {
                Result result = repair(finding);
                any |= result.repaired();
                boolean told = results.stream().anyMatch(other -> isSame(other.finding(), finding));
                if (!told) {
                    results.add(result);
                }
            }
            findings = any ? examine() : List.of();
        }
        return results;
    }

    private static boolean isSame(Finding one, Finding other) {
        return one.where().equals(other.where()) && one.what().equals(other.what());
    }

    private static Result repair(Finding finding) {
        if (!finding.isRepairable()) {
            return new Result(finding, false, "");
        }
        try {
            finding.step().take();
            return new Result(finding, true, "");
        } catch (IOException e) {
            return new Result(finding, false, Printable.text(IoReason.of(e)));
        }
    }
}
