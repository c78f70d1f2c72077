package io.montty.runtime.checker;

import static io.montty.runtime.checker.PlanningProject.check;
import static io.montty.runtime.checker.PlanningProject.drawn;
import static io.montty.runtime.checker.PlanningProject.group;
import static io.montty.runtime.checker.PlanningProject.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckNode;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PlannerTest {

    @TempDir
    private Path folder;

    @Test
    void leavesOutOnlyTheCheckThatThrowsWhenItIsAsked() {
        Plan plan = project()
                .with("PLUGINS/a.jar", broken(() -> {
                    throw new IllegalStateException("no spec today");
                }))
                .with(
                        "PLUGINS/b.jar",
                        group(
                                "g",
                                broken(() -> {
                                    throw new NoClassDefFoundError("x/Y");
                                }),
                                check("good")))
                .with("PLUGINS/c.jar", broken(() -> null))
                .withChecks("last")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("g(good) last");
        assertThat(texts(plan)).hasSize(3).allMatch(text -> text.contains("$Broken cannot be used and is left out: "));
        assertThat(texts(plan).get(0))
                .startsWith("ALERT PLUGINS/a.jar: the check ")
                .contains(": no spec today; tell");
        assertThat(texts(plan).get(1)).startsWith("ALERT PLUGINS/b.jar: ").contains(": x/Y; tell");
        assertThat(texts(plan).get(2)).startsWith("ALERT PLUGINS/c.jar: ").contains(": its spec() returned null; tell");
    }

    @Test
    void runsNoGroupWithoutItsFilterAndLosesNoMemberOfIt() {
        Plan plan = project()
                .with("PLUGINS/a.jar", group("g", check("m")).behind(List.of(check("f"), broken(() -> null))))
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("f m");
        assertThat(texts(plan))
                .hasSize(2)
                .last()
                .isEqualTo("ALERT PLUGINS/a.jar: the group g cannot run without all of its filters, of which one is"
                        + " disabled or unusable; it is left out, and its members stand by themselves");
    }

    @Test
    void looksForAnIdTakenTwiceInTheWholeTree() {
        Plan plan = project()
                .withChecks("a")
                .with("PLUGINS/one.jar", group("g", check("b"), group("h", check("a"), check("c"))))
                .with("PLUGINS/two.jar", check("c"), check("g"))
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("a g(b h(c))");
        assertThat(texts(plan))
                .containsExactly(
                        "ALERT PLUGINS/one.jar: the check id a is taken by CHECKS/a, which is run; this one is not:"
                                + " rename one",
                        "ALERT PLUGINS/two.jar: the check id c is taken by PLUGINS/one.jar, which is run; this one is"
                                + " not: rename one",
                        "ALERT PLUGINS/two.jar: the check id g is taken by PLUGINS/one.jar, which is run; this one is"
                                + " not: rename one");
    }

    @Test
    void letsOneCheckFilterSeveralGroupsOfAJar() {
        Plan plan = project()
                .with(
                        "PLUGINS/a.jar",
                        group("g", check("a")).behind(List.of(check("f"))),
                        group("h", check("b")).behind(List.of(check("f"))))
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("g(f? a) h(f? b)");
        assertThat(plan.ids()).containsExactly("g", "f", "a", "h", "b");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void nestsNoDeeperThanAReportMayBe() {
        CheckNode nested = check("c");
        for (int i = 1; i <= 20; i++) {
            nested = group("g" + i, nested, check("c" + i));
        }
        Plan plan = project().with("PLUGINS/deep.jar", nested).plan();

        assertThat(plan.nodes()).allMatch(node -> GroupDepth.of(node) <= GroupDepth.MOST);
        assertThat(plan.ids())
                .contains("c", "c1", "c12", "c13", "c20", "g12", "g14")
                .doesNotContain("g13", "g5");
        assertThat(texts(plan))
                .containsExactly(
                        "ALERT PLUGINS/deep.jar: the group g13 is nested in 7 groups, which is as deep as a report goes;"
                                + " it is left out, and its members stand by themselves",
                        "ALERT PLUGINS/deep.jar: the group g5 is nested in 7 groups, which is as deep as a report goes;"
                                + " it is left out, and its members stand by themselves");
    }

    @Test
    void isNotBroughtDownByGroupsWithoutEnd() {
        CheckNode nested = check("c");
        for (int i = 1; i <= 20_000; i++) {
            nested = group("g" + i, nested);
        }

        assertThat(project().with("PLUGINS/deep.jar", nested).plan().ids()).contains("c");
    }

    @Test
    void keepsSettingsThatAGroupCannotHaveFromIt() throws Exception {
        Plan plan = project()
                .with("PLUGINS/a.jar", group("g", check("a")))
                .checksYaml("checks:", "  g: {title: New, timeout: 5s}")
                .plan();

        assertThat(plan.nodes().get(0).spec().title()).isEqualTo("New");
        assertThat(texts(plan))
                .containsExactly("ALERT CHECKS/checks.yaml:2: checks.g: is a group, which takes enabled, title and tags"
                        + " only; give the rest to its members");
    }

    @Test
    void knowsWhatIsDisabledWithItsGroup() throws Exception {
        Plan plan = project()
                .with("PLUGINS/a.jar", group("g", check("a")))
                .withChecks("b")
                .checksYaml("checks:", "  g: {enabled: false}", "  a: {timeout: 5s}", "  none: {}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("b");
        assertThat(texts(plan))
                .containsExactly(
                        "WARN CHECKS/checks.yaml:4: checks.none: no check has this id; see: montty checks list");
    }

    @Test
    void usesTheConfiguredTimeoutWhereTheCheckHasNone() throws Exception {
        Plan plan = project()
                .with("x", check(CheckSpec.of("own", "t").withTimeout(Duration.ofSeconds(7))))
                .withChecks("a", "b")
                .checksYaml("checks:", "  a: {timeout: 9s}")
                .plan();

        assertThat(plan.nodes())
                .extracting(node -> node.spec().timeout().toSeconds())
                .containsExactly(7L, 9L, 30L);
    }

    @Test
    void breaksOnlyTheCheckWhoseSettingsMakeNoDescription() throws Exception {
        Plan plan = project()
                .with("x", check(CheckSpec.of("own", "t").withTimeout(Duration.ofSeconds(7))))
                .with("y", group("g", check("a")))
                .checksYaml("checks:", "  a: {title: T}", "  g: {title: T}")
                .plan(Duration.ZERO);

        assertThat(drawn(plan.nodes())).isEqualTo("own g(a)");
        assertThat(texts(plan))
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("ALERT CHECKS/checks.yaml:2: checks.a: check a: timeout PT0S"),
                        text -> assertThat(text)
                                .startsWith("ALERT CHECKS/checks.yaml:3: checks.g: check g: timeout PT0S"));
    }

    @Test
    void runsNothingWhereTheSectionOfChecksIsNone() throws Exception {
        Plan plan = project().withChecks("a").checksYaml("checks: [a]").plan();

        assertThat(plan.nodes()).isEmpty();
        assertThat(texts(plan)).singleElement().asString().startsWith("ALERT CHECKS/checks.yaml:1: checks: is a list,");
    }

    @Test
    void saysWhatToDoWhereThereAreNoChecks() {
        assertThat(texts(project().plan()))
                .containsExactly(
                        "WARN CHECKS: no checks found in CHECKS and PLUGINS; put an executable whose name starts"
                                + " with chk into CHECKS, or a plugin jar into PLUGINS");
    }

    @Test
    void namesTheFilesThatMakeThePlan() {
        Plan plan = project().withChecks("b", "a").plan();

        assertThat(plan.origins()).containsExactly("CHECKS/a", "CHECKS/b", "CHECKS/checks.csv", "CHECKS/checks.yaml");
        assertThat(plan.nodes()).allMatch(PlannedCheck.class::isInstance);
    }

    private PlanningProject project() {
        return new PlanningProject(folder);
    }

    private static Check broken(Supplier<CheckSpec> spec) {
        return new Broken(spec);
    }

    private static final class Broken implements Check {

        private final Supplier<CheckSpec> answer;

        Broken(Supplier<CheckSpec> answer) {
            this.answer = answer;
        }

        @Override
        public CheckSpec spec() {
            return answer.get();
        }

        @Override
        public CheckResult run(CheckContext context) {
            return CheckResult.okay("");
        }
    }
}
