package io.montty.runtime.engine;

import static io.montty.runtime.engine.MadeUpChecks.alert;
import static io.montty.runtime.engine.MadeUpChecks.check;
import static io.montty.runtime.engine.MadeUpChecks.group;
import static io.montty.runtime.engine.MadeUpChecks.okay;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckResult;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineGroupTest {

    private MadeUpChecks checks;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        checks = new MadeUpChecks(folder);
    }

    @AfterEach
    void endProcesses() throws IOException {
        checks.close();
    }

    @Test
    void runsEveryMemberOfAnAllGroup() {
        ReportEntry group = checks.run(2, group(Mode.ALL, List.of(), okay("a"), alert("b"), okay("c")));

        assertThat(group.kind()).isEqualTo(Kind.GROUP);
        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.summary()).isEqualTo("b: broken");
        assertThat(group.children())
                .extracting(ReportEntry::status)
                .containsExactly(Status.OKAY, Status.ALERT, Status.OKAY);
    }

    @Test
    void stopsADependGroupAfterTheFirstMemberThatIsNotOkay() {
        ReportEntry group = checks.run(2, group(Mode.DEPEND, List.of(), okay("a"), alert("b"), okay("c")));

        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.children().get(2).outcome()).isEqualTo(new Outcome.Skipped("b is ALERT"));
        assertThat(group.children().get(2).status()).isEqualTo(Status.NA);
    }

    @Test
    void runsNoMemberBehindAFilterThatIsNotOkay() {
        PlannedCheck na = check("is-rhel", context -> CheckResult.na("this is Debian"));

        ReportEntry group = checks.run(1, group(Mode.ALL, List.of(okay("first"), na, okay("third")), alert("member")));

        assertThat(group.status()).isEqualTo(Status.NA);
        assertThat(group.summary()).isEqualTo("not run: filter is-rhel is NA");
        assertThat(group.children()).extracting(ReportEntry::filter).containsExactly(true, true, true, false);
        assertThat(group.children().get(2).outcome()).isEqualTo(new Outcome.Skipped("is-rhel is NA"));
        assertThat(group.children().get(3).outcome()).isEqualTo(new Outcome.Skipped("filter is-rhel is NA"));
    }

    @Test
    void alertsWhenAFilterCrashes() {
        PlannedCheck broken = check("filter", context -> {
            throw new IOException("gone");
        });

        ReportEntry group = checks.run(1, group(Mode.ALL, List.of(broken), okay("member")));

        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.summary()).contains("filter filter crashed: IOException: gone");
    }

    @Test
    void doesNotCountAFilterInTheStatusAndTakesNaMembers() {
        PlannedCheck na = check("na", context -> CheckResult.na("not here"));

        assertThat(checks.run(1, group(Mode.ALL, List.of(okay("filter")), na)).status())
                .isEqualTo(Status.NA);
        assertThat(checks.run(1, group(Mode.ALL, List.of(okay("filter")), na, okay("a")))
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void runsATreeDeeperThanItHasSlots() {
        PlannedNode node = okay("leaf");
        for (int depth = 0; depth < 7; depth++) {
            node = group(Mode.ALL, List.of(okay("f" + depth)), node, okay("m" + depth));
        }

        assertThat(checks.run(1, node).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void alertsWhenACheckWithinAFilterCrashes() {
        PlannedCheck broken = check("broken", context -> {
            throw new IOException("gone");
        });

        ReportEntry group = checks.run(1, group(Mode.ALL, List.of(group(Mode.ALL, List.of(), broken)), okay("member")));

        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.children().get(1).outcome()).isInstanceOf(Outcome.Skipped.class);
    }
}
