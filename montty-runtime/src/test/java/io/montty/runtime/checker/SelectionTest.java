package io.montty.runtime.checker;

import static io.montty.runtime.checker.PlanningProject.check;
import static io.montty.runtime.checker.PlanningProject.drawn;
import static io.montty.runtime.checker.PlanningProject.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.engine.PlannedNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SelectionTest {

    @TempDir
    private Path folder;

    private List<PlannedNode> nodes = List.of();

    @BeforeEach
    void plan() {
        nodes = new PlanningProject(folder)
                .with("x", check("net.a", "net"), check("disk"))
                .with(
                        "y",
                        group("g", check("net.b", "net"), group("net", check("c"), check("net.d", "net")))
                                .behind(List.of(check("is.debian", "distro"))),
                        group("h", check("e")).behind(List.of(check("is.debian", "distro"))))
                .plan()
                .nodes();
    }

    @Test
    void choosesEverythingWhereNothingIsAskedFor() {
        assertThat(Selection.ALL.from(nodes).nodes()).isEqualTo(nodes);
    }

    @Test
    void choosesEveryNodeOfATagHoweverDeep() {
        assertThat(chosen(Set.of("net"))).isEqualTo("net.a net.b net.d");
    }

    @Test
    void choosesAFilterAloneAndOnce() {
        assertThat(chosen(Set.of("distro"))).isEqualTo("is.debian");
        assertThat(chosen(Set.of(), "is.*")).isEqualTo("is.debian");
    }

    @Test
    void bringsAllBelowAChosenGroupAndNothingOfItTwice() {
        assertThat(chosen(Set.of(), "net*")).isEqualTo("net.a net.b net(c net.d)");
        assertThat(chosen(Set.of("net", "distro"), "h")).isEqualTo("net.a net.b net.d h(is.debian? e)");
        assertThat(chosen(Set.of(), "g", "c")).isEqualTo("g(is.debian? net.b net(c net.d))");
    }

    @Test
    void listsWhatThereIsWhereSomethingIsAskedForInVain() {
        Selection.Chosen chosen = new Selection(Set.of("nte"), List.of("x*", "disk", "[")).from(nodes);

        assertThat(drawn(chosen.nodes())).isEqualTo("disk");
        assertThat(chosen.problems())
                .containsExactly(
                        "no check has the tag 'nte'; tags are: distro, net",
                        "no check has the id 'x*'; ids are: c, disk, e, g, h, is.debian, net, net.a, net.b, net.d",
                        "no check has the id '['; ids are: c, disk, e, g, h, is.debian, net, net.a, net.b, net.d");
    }

    private String chosen(Set<String> tags, String... ids) {
        Selection.Chosen chosen = new Selection(tags, List.of(ids)).from(nodes);
        assertThat(chosen.problems()).isEmpty();
        return drawn(chosen.nodes());
    }
}
