package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import io.montty.plugins.loader.PluginLock;
import io.montty.plugins.loader.TrustedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginCheckTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void addsAJavaCheckWithOneClass() throws Exception {
        PluginJar.named("demo.jar")
                .withCheck("demo.HelloCheck", "demo.hello")
                .in(project.layout().plugins());

        assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));
        ReportEntry entry = project.onlyReport().checks().get(0);
        assertThat(entry.id()).isEqualTo("demo.hello");
        assertThat(entry.output()).containsExactly("demo.hello");
    }

    @Test
    void bindsTheConfigurationOfAPluginsOwnRecord() throws Exception {
        limitCheck().in(project.layout().plugins());
        project.checksYaml("checks:", "  demo.limit:", "    config: {limit: 7}");

        project.check();

        assertThat(project.onlyReport().checks().get(0).summary()).isEqualTo("limit 7 of soon");
    }

    @Test
    void crashesOnlyTheCheckWhoseConfigurationIsWrong() throws Exception {
        limitCheck().in(project.layout().plugins());
        project.script("chk_good.sh", "#!/bin/bash", "echo good")
                .checksYaml("checks:", "  demo.limit:", "    config:", "      limit: 77", "      limmit: 7");

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "CHECKS/checks.yaml:5: checks.demo.limit.config.limmit: is not a known key; known are limit, when");
        Report report = project.onlyReport();
        assertThat(report.checks().get(0).status()).isEqualTo(Status.OKAY);
        assertThat(report.checks().get(1).outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void refusesArgumentsForAJavaCheck() throws Exception {
        limitCheck().in(project.layout().plugins());
        project.checksYaml("checks:", "  demo.limit: {args: [x]}");

        assertThat(project.check().err())
                .isEqualTo("montty: CHECKS/checks.yaml:2: checks.demo.limit.args: is for scripts; give a Java check"
                        + " config\n");
    }

    @Test
    void runsTheOthersBesideAJarThatDoesNotLoad() throws Exception {
        Files.write(project.layout().plugins().resolve("broken.jar"), new byte[] {1, 2, 3});
        TrustedFolder.trustAll(project.layout().plugins());
        PluginJar.named("demo.jar")
                .withCheck("demo.HelloCheck", "demo.hello")
                .in(project.layout().plugins());

        CliRun run = project.check();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("montty: PLUGINS/broken.jar: ");
        Report report = project.onlyReport();
        assertThat(report.checks()).extracting(ReportEntry::id).containsExactly("demo.hello", "montty.findings");
        assertThat(report.status()).isEqualTo(Status.ALERT);
    }

    @Test
    void namesEveryJarInTheReportThatMustNotBeTrusted() throws Exception {
        Path plugins = project.layout().plugins();
        PluginJar.named("good.jar").withCheck("demo.Good", "demo.good").in(plugins);
        Path changed = PluginJar.named("changed.jar").withCheck("demo.A", "a").in(plugins);
        Files.write(changed, new byte[] {0}, StandardOpenOption.APPEND);
        PluginJar.named("unlisted.jar").withCheck("demo.B", "b").in(plugins);
        PluginLock.read(plugins).without("unlisted.jar").write(plugins);
        Path open = PluginJar.named("open.jar").withCheck("demo.C", "c").in(plugins);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        PluginJar.named("newer.jar")
                .withCheck("demo.D", "d")
                .withManifest("Plugin-Requires", "99.0.0")
                .in(plugins);

        project.check();

        Report report = project.onlyReport();
        assertThat(report.status()).isEqualTo(Status.ALERT);
        assertThat(report.checks()).extracting(ReportEntry::id).containsExactly("demo.good", "montty.findings");
        assertThat(report.checks().get(1).children())
                .extracting(entry -> entry.status() + " " + entry.title())
                .containsExactly(
                        "ALERT PLUGINS/changed.jar",
                        "ALERT PLUGINS/newer.jar",
                        "ALERT PLUGINS/open.jar",
                        "ALERT PLUGINS/unlisted.jar");
    }

    @Test
    void namesTheLinkThatStandsInPlaceOfThePluginFolder() throws Exception {
        Path plugins = project.layout().plugins();
        PluginJar.named("good.jar").withCheck("demo.Good", "demo.good").in(plugins);
        Path elsewhere = Files.move(plugins, folder.resolve("elsewhere"));
        Files.createSymbolicLink(plugins, elsewhere);

        project.check();

        assertThat(project.onlyReport().checks())
                .flatExtracting(ReportEntry::children)
                .extracting(ReportEntry::summary)
                .singleElement()
                .asString()
                .startsWith("no plugin is loaded (good.jar): " + plugins + " is a symbolic link to " + elsewhere);
    }

    @Test
    void saysSoWhereAScriptAndAPluginHaveOneId() throws Exception {
        PluginJar.named("demo.jar")
                .withCheck("demo.HelloCheck", "chk_same.sh")
                .in(project.layout().plugins());
        project.script("chk_same.sh", "#!/bin/bash", "echo script");

        CliRun run = project.check();

        assertThat(run.err())
                .isEqualTo("montty: PLUGINS/demo.jar: the check id chk_same.sh is taken by CHECKS/chk_same.sh, which is"
                        + " run; this one is not: rename one\n");
        assertThat(project.onlyReport().checks().get(0).output()).containsExactly("script");
    }

    private static PluginJar limitCheck() {
        return PluginJar.named("limit.jar")
                .withSource("demo.LimitCheck", PluginJar.extension("demo.LimitCheck", "implements Check", """
                                record Limit(
                                        @Default("5") @jakarta.validation.constraints.Max(50) int limit,
                                        @Default("soon") String when) {}
                                public CheckSpec spec() {
                                    return CheckSpec.of("demo.limit", "Limit").withConfig(Limit.class);
                                }
                                public CheckResult run(CheckContext context) {
                                    Limit limit = context.config(Limit.class);
                                    return CheckResult.okay("limit " + limit.limit() + " of " + limit.when());
                                }
                                """));
    }
}
