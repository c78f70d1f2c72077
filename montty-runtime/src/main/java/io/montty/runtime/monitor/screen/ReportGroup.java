package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Subject;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold reports of a host that say the same.
 *
 * @param key names the group as long as it is shown
 * @param owner whose reports they are, or null if that was not looked up yet
 * @param known what is known of the host, or null if nothing is
 * @param status what they are filed under
 * @param signature what they complain of, or null if that was not looked up yet
 * @param problems what of that the host still has
 * @param acknowledged whether somebody takes care of all that they complain of
 * @param reports the newest first, at least one
 */
public record ReportGroup(
        String key,
        @Nullable HostKey owner,
        @Nullable HostSummary known,
        Status status,
        @Nullable Signature signature,
        List<Problem> problems,
        boolean acknowledged,
        List<ReportRef> reports)
        implements Subject {

    public ReportGroup {
        problems = List.copyOf(problems);
        reports = List.copyOf(reports);
    }

    /** Group {@code reports}, the newest first, that have all the rest in common. */
    static ReportGroup of(
            String key,
            @Nullable HostKey owner,
            Status status,
            @Nullable Signature signature,
            List<ReportRef> reports,
            World world) {
        HostSummary known = owner == null ? null : world.host(owner).orElse(null);
        List<Problem> problems = known == null || signature == null
                ? List.of()
                : known.problems().stream()
                        .filter(problem -> signature.checks().contains(problem.title()))
                        .toList();
        boolean acknowledged = signature != null && areAcknowledged(signature, problems);
        return new ReportGroup(key, owner, known, status, signature, problems, acknowledged, reports);
    }

    private static boolean areAcknowledged(Signature signature, List<Problem> problems) {
        if (problems.isEmpty() || !problems.stream().allMatch(Problem::isAcknowledged)) {
            return false;
        }
        Set<String> titles = new HashSet<>();
        problems.forEach(problem -> titles.add(problem.title()));
        return titles.containsAll(signature.checks());
    }

    /** Return one of its reports alone, as a group of which that is the key. */
    ReportGroup only(ReportRef report) {
        return new ReportGroup(report.path(), owner, known, status, signature, problems, acknowledged, List.of(report));
    }

    /** Return the report that stands for all. */
    public ReportRef newest() {
        return reports.get(0);
    }

    /** Return when the oldest of them was received. */
    public Instant first() {
        return reports.get(reports.size() - 1).received();
    }

    /** Tell whether a person has to look at it, because nobody takes care of it. */
    boolean isOpenProblem() {
        return (status == Status.ALERT || status == Status.WARN) && !acknowledged;
    }

    @Override
    public Standing standing() {
        return Standing.of(status);
    }

    @Override
    public String host() {
        return owner == null ? "" : owner.toString();
    }

    @Override
    public String address() {
        return known == null ? "" : known.address();
    }

    @Override
    public Collection<String> checks() {
        List<String> checks = new ArrayList<>();
        if (signature != null) {
            checks.addAll(signature.checks());
        }
        problems.forEach(problem -> checks.add(problem.check()));
        return checks;
    }

    @Override
    public Collection<String> tags() {
        return known == null ? Set.of() : known.tags();
    }

    @Override
    public Instant received() {
        return newest().received();
    }

    @Override
    public int count() {
        return reports.size();
    }

    @Override
    public String text() {
        String id = newest().id();
        return id == null ? newest().fileName() : id;
    }
}
