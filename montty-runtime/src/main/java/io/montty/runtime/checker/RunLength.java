package io.montty.runtime.checker;

import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.time.Duration;
import java.util.List;

/** Say how long a run can take. */
public final class RunLength {

    /** What a check may take behind its deadline until its processes are ended. */
    private static final Duration BEHIND = Duration.ofSeconds(3);

    /** What a run may take beside its checks, on a disk that is slow. */
    private static final Duration BESIDE = Duration.ofMinutes(5);

    private RunLength() {}

    /** Return how long a run of {@code nodes} takes if each check, one after the other, takes all that it may. */
    public static Duration atMost(List<PlannedNode> nodes) {
        return nodes.stream().map(RunLength::length).reduce(BESIDE, Duration::plus);
    }

    private static Duration length(PlannedNode node) {
        if (node instanceof PlannedCheck check) {
            return check.spec().timeout().plus(BEHIND);
        }
        PlannedGroup group = (PlannedGroup) node;
        Duration filters = group.filters().stream().map(RunLength::length).reduce(Duration.ZERO, Duration::plus);
        return group.members().stream().map(RunLength::length).reduce(filters, Duration::plus);
    }
}
