package io.montty.runtime.checker;

import static io.montty.runtime.checker.PlanningProject.check;
import static io.montty.runtime.checker.PlanningProject.drawn;
import static io.montty.runtime.checker.PlanningProject.group;
import static io.montty.runtime.checker.PlanningProject.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GroupAssemblerTest {

    private static final String LEFT_OUT = "; the group is left out, and what it names stands by itself";

    @TempDir
    private Path folder;

    @Test
    void putsChecksAndGroupsIntoGroups() throws Exception {
        Plan plan = plan("a b c d f", "{id: outer, filters: [f], members: [inner, a]}", "{id: inner, members: [b, c]}");

        assertThat(drawn(plan.nodes())).isEqualTo("d outer(f? inner(b c) a)");
        assertThat(plan.ids()).containsExactly("d", "outer", "f", "inner", "b", "c", "a");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void letsACheckFilterManyGroupsAndStandInOne() throws Exception {
        Plan plan = plan(
                "a b f",
                "{id: g, filters: [f], members: [a]}",
                "{id: h, filters: [f, a], members: [b]}",
                "{id: i, members: [f]}");

        assertThat(drawn(plan.nodes())).isEqualTo("g(f? a) h(f? a? b) i(f)");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void givesACheckToTheGroupThatNamesItFirst() throws Exception {
        Plan plan = plan("a b", "{id: g, members: [a]}", "{id: h, members: [b, a]}", "{id: i, members: [a]}");

        assertThat(drawn(plan.nodes())).isEqualTo("g(a) h(b)");
        assertThat(texts(plan))
                .containsExactly(
                        at(2, ".members[1]", "h")
                                + "a stands in the group g and stays there; take it out of one of the two",
                        at(3, ".members[0]", "i")
                                + "a stands in the group g and stays there; take it out of one of the two",
                        at(3, "", "i") + "has no members left; name some that exist" + LEFT_OUT);
    }

    @Test
    void refusesAnIdTwiceInOneGroup() throws Exception {
        Plan plan = plan("a b", "{id: g, filters: [b], members: [a, a, b]}");

        assertThat(drawn(plan.nodes())).isEqualTo("g(b? a)");
        assertThat(texts(plan))
                .containsExactly(
                        at(1, ".members[1]", "g") + "names a a second time; take one out",
                        at(1, ".members[2]", "g") + "names b a second time; take one out");
    }

    @Test
    void tellsACycleOnceAndLosesNothingThatIsInIt() throws Exception {
        Plan plan = plan(
                "x y z",
                "{id: above, members: [a, z]}",
                "{id: a, members: [b, x]}",
                "{id: b, members: [c]}",
                "{id: c, members: [a, y]}",
                "{id: self, members: [self]}");

        assertThat(drawn(plan.nodes())).isEqualTo("x y above(z)");
        assertThat(texts(plan))
                .containsExactly(
                        at(2, "", "a") + "is a member of itself, through a, b, c; take one of them out of the other"
                                + LEFT_OUT,
                        at(5, "", "self") + "is a member of itself; take it out of its own members and filters"
                                + LEFT_OUT,
                        at(1, ".members[0]", "above") + "the group a is left out, since it is a member of itself");
    }

    @Test
    void losesNoMemberOfAGroupThatCannotBe() throws Exception {
        Plan plan = plan(
                "a b c", "{id: g, filters: [none], members: [a]}", "{id: a, members: [b]}", "{id: g, members: [c]}");

        assertThat(drawn(plan.nodes())).isEqualTo("a b c");
        assertThat(texts(plan))
                .containsExactly(
                        at(2, "", "a") + "the id is taken by CHECKS/a; rename the group" + LEFT_OUT,
                        at(3, "", "g") + "the id is taken by a group above; rename one" + LEFT_OUT,
                        at(1, ".filters[0]", "g") + "no check or group has the id none; see: montty checks list",
                        at(1, "", "g") + "cannot run without all of its filters; mend the filters" + LEFT_OUT);
    }

    @Test
    void leavesADisabledMemberOutAndRefusesADisabledFilter() throws Exception {
        Plan plan = project("a b c")
                .checksYaml(
                        "groups:",
                        "  - {id: g, members: [a, b]}",
                        "  - {id: h, filters: [b], members: [c]}",
                        "checks: {b: {enabled: false}}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("c g(a)");
        assertThat(texts(plan))
                .containsExactly(
                        at(2, ".filters[0]", "h") + "b is disabled; enable it, or take it out of the filters",
                        at(2, "", "h") + "cannot run without all of its filters; mend the filters" + LEFT_OUT);
    }

    @Test
    void leavesTheMembersOfAPluginsGroupWhereTheyAre() throws Exception {
        Plan plan = project("a")
                .with("PLUGINS/p.jar", group("p", check("inside")))
                .checksYaml("groups:", "  - {id: g, members: [inside, p]}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("a g(p(inside))");
        assertThat(texts(plan))
                .containsExactly(at(1, ".members[0]", "g")
                        + "inside stands in a group of PLUGINS/p.jar and stays there; name that group");
    }

    @Test
    void countsTheGroupsOfPluginsInTheDepth() throws Exception {
        Plan plan = project("a")
                .with("PLUGINS/p.jar", group("p1", group("p2", group("p3", group("p4", check("deepest"))))))
                .checksYaml(
                        "groups:",
                        "  - {id: g1, members: [g2]}",
                        "  - {id: g2, members: [g3]}",
                        "  - {id: g3, members: [g4]}",
                        "  - {id: g4, members: [p1, a]}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("g2(g3(g4(p1(p2(p3(p4(deepest)))) a)))");
        assertThat(texts(plan))
                .containsExactly(
                        at(1, "", "g1") + "is 8 groups deep, at most 7 fit into a report; nest less" + LEFT_OUT);
    }

    @Test
    void isQuickWithGroupsThatNameEachOtherManyTimesOver() throws Exception {
        List<String> lines = new ArrayList<>(List.of("groups:"));
        for (int i = 0; i < 5_000; i++) {
            String next = "g" + (i + 1);
            lines.add("  - {id: g" + i + ", filters: [" + next + "], members: [" + next + ", a, " + next + "]}");
        }
        Plan plan = project("a").checksYaml(lines.toArray(new String[0])).plan();

        assertThat(drawn(plan.nodes())).isEqualTo("a");
    }

    @Test
    void tellsThatAGroupTakesItsSettingsWhereItStands() throws Exception {
        Plan plan = project("a")
                .checksYaml("checks: {g: {title: T}}", "groups:", "  - {id: g, members: [a]}")
                .plan();

        assertThat(texts(plan))
                .containsExactly("WARN CHECKS/checks.yaml:1: checks.g: is a group of this file; set its title and tags"
                        + " where it stands, under groups");
    }

    /** Return what a finding about a key of the group in this place, from 1, begins with. */
    private static String at(int place, String key, String group) {
        return "ALERT CHECKS/checks.yaml:" + (place + 1) + ": groups[" + (place - 1) + "]" + key + ": group " + group
                + ": ";
    }

    private Plan plan(String checks, String... groups) throws Exception {
        List<String> lines = new ArrayList<>(List.of("groups:"));
        for (String group : groups) {
            lines.add("  - " + group);
        }
        return project(checks).checksYaml(lines.toArray(new String[0])).plan();
    }

    private PlanningProject project(String checks) {
        return new PlanningProject(folder).withChecks(checks.split(" "));
    }
}
