package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShallowTreeTest {

    @Test
    void turnsWhatIsTooDeepIntoText() {
        ReportEntry tree = nested(GroupDepth.MOST + 2);

        ReportEntry entry = ShallowTree.of(List.of(tree)).get(0);

        for (int depth = 0; depth < GroupDepth.MOST; depth++) {
            entry = entry.children().get(0);
        }
        assertThat(entry.children()).isEmpty();
        assertThat(entry.kind()).isEqualTo(Kind.CHECK);
        assertThat(entry.output()).containsExactly("says 7", "level 8 (WARN)", "says 8", "level 9 (WARN)", "says 9");
    }

    @Test
    void leavesWhatFitsAsItIs() {
        ReportEntry tree = nested(GroupDepth.MOST);

        assertThat(ShallowTree.of(List.of(tree))).containsExactly(tree);
    }

    private static ReportEntry nested(int depth) {
        ReportEntry entry = entry(depth, Kind.CHECK, List.of());
        for (int i = depth - 1; i >= 0; i--) {
            entry = entry(i, Kind.GROUP, List.of(entry));
        }
        return entry;
    }

    private static ReportEntry entry(int depth, Kind kind, List<ReportEntry> children) {
        return new ReportEntry(
                "id" + depth,
                "level " + depth,
                kind,
                false,
                Set.of(),
                Status.WARN,
                new Outcome.Completed(),
                "",
                List.of("says " + depth),
                false,
                List.of(),
                Duration.ZERO,
                children);
    }
}
