package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
        PluginJar.named("demo.jar")
                .withCheck("demo.Plain", "demo.plain")
                .withSource(
                        "demo.Disk",
                        PluginJar.extension("demo.Disk", "implements Check", """
                                record Config(
                                    @Default("90") @Description("percentage above which it warns")
                                    @jakarta.validation.constraints.Max(100) int warn,
                                    @Default("[]") List<String> ignoredMounts) {
                                    @jakarta.validation.constraints.AssertTrue(message = "'warn' must be even")
                                    public boolean isEven() { return warn % 2 == 0; }
                                }
                                public CheckSpec spec() {
                                    return CheckSpec.of("demo.disk", "Disk space").withTags("disk")
                                        .withConfig(Config.class)
                                        .withInterval(java.time.Duration.ofHours(1));
                                }
                                public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                                """)
                                .replace("@Extension", "@Extension @Description(\"Warn when a disk is full.\")"))
                .in(project.layout().plugins());
    }

    private CliRun describe(String... args) {
        String[] all = new String[args.length + 4];
        all[0] = "checks";
        all[1] = "describe";
        all[2] = "--project";
        all[3] = project.root().toString();
        System.arraycopy(args, 0, all, 4, args.length);
        return CliRun.of(folder, all);
    }

    @Test
    void printsKeysDefaultsAndConstraints() {
        assertThat(describe("demo.disk").out()).isEqualTo("""
                        demo.disk: Disk space
                        Warn when a disk is full.

                        tags: disk; timeout: 30s; runs: every 1h
                        config:
                          warn: 90
                              percentage above which it warns
                              a whole number; must be less than or equal to 100
                          ignored_mounts: []
                              a list, each a text
                          'warn' must be even
                        """);
    }

    @Test
    void describesOfAnInstanceWhatItIsMadeOf() throws IOException {
        project.checksYaml("checks: {disk-var: {check: demo.disk}}");

        assertThat(describe("disk-var").out()).startsWith("demo.disk: Disk space\n");
    }

    @Test
    void saysWhereNothingIsToBeConfigured() {
        assertThat(describe("demo.plain").out()).endsWith("takes no configuration\n");
    }

    @Test
    void printsAPageInMarkdown() {
        assertThat(describe("--markdown", "demo.*").out()).isEqualTo("""
                        ## demo.disk

                        Disk space. Warn when a disk is full.

                        Tags: disk. Timeout: 30s. Runs: every 1h.

                        | key | default | what it does | takes |
                        |---|---|---|---|
                        | `warn` | `90` | percentage above which it warns | a whole number; must be less than or equal to 100 |
                        | `ignored_mounts` | `[]` |  | a list, each a text |

                        Together: 'warn' must be even.

                        ## demo.plain

                        Check demo.plain.

                        Tags: none. Timeout: 30s. Runs: every time.

                        It takes no configuration.
                        """);
    }

    @Test
    void isShortenedByTheListOfChecks() {
        CliRun run = CliRun.of(
                folder, "checks", "list", "--keys", "--project", project.root().toString());

        assertThat(run.out()).isEqualTo("""
                        demo.disk  Disk space  [disk]  30.0 s
                            warn: 90  (a whole number; must be less than or equal to 100)
                            ignored_mounts: []  (a list, each a text)
                        demo.plain  Check demo.plain  30.0 s
                        """);
    }

    @Test
    void saysThatAScriptIsNoJavaCheck() throws IOException {
        project.script("chk_x.sh", "#!/bin/bash");

        CliRun run = describe("chk_x.sh");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none of these is a Java check", "montty checks explain ID");
    }

    @Test
    void namesTheChecksThereAreWhenItKnowsNone() {
        assertThat(describe("nope").err()).contains("no check has the id 'nope'; ids are: demo.disk, demo.plain");
    }
}
