package io.montty.runtime.checker;

import static io.montty.runtime.checker.PlanningProject.check;
import static io.montty.runtime.checker.PlanningProject.drawn;
import static io.montty.runtime.checker.PlanningProject.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckSpec;
import io.montty.api.Default;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import jakarta.validation.constraints.Max;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {

    @TempDir
    private Path folder;

    record Disk(
            @Default("/") String mount,
            @Default("90") @Max(100) int warn) {}

    private PlanningProject project() {
        return new PlanningProject(folder)
                .with(
                        "PLUGINS/host.jar",
                        check(CheckSpec.of("host.disk", "Disk space")
                                .withTags("disk")
                                .withInterval(Duration.ofHours(1))
                                .withConfig(Disk.class)));
    }

    private static PlannedCheck node(Plan plan, String id) {
        return plan.nodes().stream()
                .filter(node -> node.spec().id().equals(id))
                .map(PlannedCheck.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void giveOneCheckSeveralConfigurations() throws IOException {
        Plan plan = project()
                .checksYaml(
                        "checks:",
                        "  host.disk: {config: {warn: 70}}",
                        "  disk-var:",
                        "    check: host.disk",
                        "    title: Space of /var",
                        "    tags: [storage]",
                        "    timeout: 3s",
                        "    interval: 10m",
                        "    config: {mount: /var}")
                .plan();

        assertThat(texts(plan)).isEmpty();
        assertThat(drawn(plan.nodes())).isEqualTo("host.disk disk-var");
        PlannedCheck instance = node(plan, "disk-var");
        assertThat(node(plan, "host.disk").config()).isEqualTo(Optional.of(new Disk("/", 70)));
        assertThat(instance.config()).isEqualTo(Optional.of(new Disk("/var", 90)));
        assertThat(instance.spec().title()).isEqualTo("Space of /var");
        assertThat(instance.spec().tags()).containsExactly("storage");
        assertThat(instance.spec().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(instance.terms().interval()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void takeTitleTagsAndIntervalFromTheirCheck() throws IOException {
        PlannedCheck instance = node(
                project().checksYaml("checks: {disk-var: {check: host.disk}}").plan(), "disk-var");

        assertThat(instance.spec().title()).isEqualTo("Disk space (disk-var)");
        assertThat(instance.spec().tags()).containsExactly("disk");
        assertThat(instance.terms().interval()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void runWhereTheirCheckItselfIsSwitchedOff() throws IOException {
        Plan plan = project()
                .checksYaml("checks: {host.disk: {enabled: false}, disk-var: {check: host.disk}}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("disk-var");
        assertThat(texts(plan)).isEmpty();
    }

    @Test
    void canBeSwitchedOffThemselves() throws IOException {
        Plan plan = project()
                .checksYaml("checks: {disk-var: {check: host.disk, enabled: false}}")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("host.disk");
        assertThat(texts(plan)).isEmpty();
    }

    @Test
    void canBeMembersOfGroups() throws IOException {
        Plan plan = project()
                .checksYaml(
                        "checks: {disk-var: {check: host.disk}}",
                        "groups: [{id: disks, members: [host.disk, disk-var]}]")
                .plan();

        assertThat(drawn(plan.nodes())).isEqualTo("disks(host.disk disk-var)");
    }

    @Test
    void nameTheChecksThereAreWhenTheirsIsNone() throws IOException {
        Plan plan =
                project().checksYaml("checks:", "  x:", "    check: host.dsk").plan();

        assertThat(texts(plan))
                .containsExactly(
                        "ALERT CHECKS/checks.yaml:3: checks.x.check: no Java check has the id 'host.dsk'; there are"
                                + " host.disk; for a script, name its file with 'script:' in place of 'check:'");
    }

    @Test
    void areReportedBrokenWithLineKeyValueAndConstraint() throws IOException {
        Plan plan = project()
                .checksYaml("checks:", "  disk-var:", "    check: host.disk", "    config:", "      warn: 120")
                .plan();

        assertThat(node(plan, "disk-var").broken().orElseThrow())
                .contains("CHECKS/checks.yaml:5")
                .contains("checks.disk-var.config.warn")
                .contains("120")
                .contains("must be less than or equal to 100");
    }

    @Test
    void cannotTakeTheIdOfAnotherCheck() throws IOException {
        Plan plan =
                project().checksYaml("checks: {host.disk: {check: host.disk}}").plan();

        assertThat(plan.nodes()).extracting(PlannedNode::spec).hasSize(1);
        assertThat(node(plan, "host.disk").broken().orElseThrow()).contains("choose another id");
    }
}
