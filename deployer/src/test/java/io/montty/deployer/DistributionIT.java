package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the distribution that was built, as cron would: with next to nothing in its environment. */
class DistributionIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final Path MONTTY = DISTRIBUTION.resolve("bin/montty");

    @TempDir
    private Path folder;

    private Map<String, String> environment;

    @BeforeEach
    void bareEnvironment() throws IOException {
        folder = folder.toRealPath();
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        environment = new HashMap<>(
                Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString(), "TMPDIR", folder.toString()));
    }

    @Test
    void tellsItsVersion() throws Exception {
        Ended ended = montty("--version");

        assertThat(ended).isEqualTo(new Ended(0, "MonTTY " + System.getProperty("montty.version") + "\n", ""));
    }

    @Test
    void holdsAllThatItNeeds() throws Exception {
        assertThat(DISTRIBUTION.resolve("LICENSE")).isNotEmptyFile();
        assertThat(DISTRIBUTION.resolve("README")).isNotEmptyFile();
        assertThat(DISTRIBUTION.resolve("plugins/montty-checks-host.jar")).isNotEmptyFile();
        assertThat(DISTRIBUTION.resolve("checks/scripts/checks.yaml")).isNotEmptyFile();
        try (Stream<Path> scripts = Files.list(DISTRIBUTION.resolve("checks/scripts"))) {
            assertThat(scripts.filter(file -> file.getFileName().toString().startsWith("chk")))
                    .isNotEmpty()
                    .allMatch(Files::isExecutable);
        }
        assertThat(DISTRIBUTION.resolve("checks/scripts/undisable_chk_files.sh"))
                .isExecutable();
        assertThat(DISTRIBUTION.resolve("bin/montty-receive")).isExecutable();
        assertThat(DISTRIBUTION.resolve("lib/version")).hasContent(System.getProperty("montty.version"));
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .noneMatch(name -> name.contains("checks") || name.contains("-tests"));
        }
    }

    @Test
    void holdsTheNativeCodeOfSqliteAsFilesForTheSystemsThatItRunsOn() throws Exception {
        for (String system : List.of("Linux/x86_64", "Linux/aarch64", "Linux-Musl/x86_64", "Linux-Musl/aarch64")) {
            assertThat(DISTRIBUTION.resolve("lib/native").resolve(system).resolve("libsqlitejdbc.so"))
                    .isNotEmptyFile();
        }
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> name.startsWith("sqlite")))
                    .singleElement()
                    .asString()
                    .endsWith("-without-natives.jar");
        }
    }

    @Test
    void keepsHistoryByTheNativeCodeThatItHolds() throws Exception {
        montty("deploy", "project");
        assertThat(montty("check", "--project=project").code()).isZero();
        Ended managed = montty("manage", "--project=project");
        assertThat(managed.code()).isZero();
        assertThat(managed.err()).hasLineCount(1).endsWith(": reports for the first time\n");
        Ended unknown = montty("history", "no-such-host", "--project=project");

        assertThat(unknown.err()).startsWith("montty: there is no host no-such-host");
        assertThat(folder.resolve("project/REPORTS/_state/history.db")).isNotEmptyFile();
    }

    @Test
    void loadsNothingForACheckThatOnlyNewChecksNeed() throws Exception {
        montty("deploy", "project");
        List<String> argv = List.of(
                environment.get("MONTTY_JAVA"),
                "-verbose:class",
                "-cp",
                DISTRIBUTION.resolve("lib/montty-deployer.jar").toString(),
                "io.montty.deployer.Main",
                "check",
                "--dry-run",
                "--project=project");

        Ended ended = Shell.in(folder).with(environment).run(argv);

        assertThat(ended.out())
                .contains(" io.montty.deployer.DeployCommand ")
                .doesNotContain("NewCheckCommand", "PluginProject", "PluginTemplates", "ScriptLanguage", "archetype");
    }

    @Test
    void deploysIntoAFolderWithAnyName() throws Exception {
        // By a shell, since the Java of this test may run in a locale that cannot pass such a name on.
        String script = "name=$(printf 'Pr\\303\\274f stand') && '" + MONTTY + "' deploy \"$name\" && cd \"$name\""
                + " && ls -A && sha256sum --quiet --strict -c .montty-deployed && '" + MONTTY + "' deploy";

        Ended ended = Shell.in(folder).with(environment).run(List.of("/bin/sh", "-c", script));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(".montty-deployed\nCHECKS\nPLUGINS\nREPORTS\nSPOOL\nmontty.yaml\nrun.sh\nspy.sh\n")
                .contains(": 0 made, 0 updated, 0 removed, ");
    }

    @Test
    void runsTheDeployedScript() throws Exception {
        montty("deploy", "project");

        Ended ended = Shell.in(folder).with(environment).run(folder.resolve("project/run.sh"), "man");

        assertThat(ended).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void takesTheQuickStartToAReportOfThisHost() throws Exception {
        Path quickstart = Path.of(System.getProperty("montty.root"), "examples/quickstart.sh");

        Ended ended = Shell.in(folder).with(environment).run(quickstart, "project");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Host: ", "SUMMARY: ", "Memory");
    }

    @Test
    void installsCrontabLinesByTheCrontabInPath() throws Exception {
        Path table = folder.resolve("table");
        Shell.program(
                folder.resolve("bin/crontab"),
                "#!/bin/sh\nif [ \"$1\" = -l ]; then cat '" + table + "' || { echo 'no crontab for me' >&2; exit 1; }\n"
                        + "else cat \"$1\" >'" + table + "'; fi\n");
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        montty("deploy", "project");

        Ended ended = montty("deploy", "project", "--cron", "--install");
        assertThat(ended.err()).isEmpty();
        assertThat(table).content().contains("\n* * * * * " + folder + "/project/run.sh man\n");

        assertThat(montty("deploy", "project", "--cron", "--remove").code()).isZero();
        assertThat(table).isEmptyFile();
    }

    @Test
    void saysWhenThereIsNoPlaceForTemporaryFiles() throws Exception {
        montty("deploy", "project");
        environment.put("TMPDIR", folder.resolve("none").toString());

        Ended ended = montty("deploy", "project", "--cron", "--install");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: cannot make a folder").contains("set TMPDIR to another folder");
    }

    @Test
    void refusesAFolderThatIsReadOnly() throws Exception {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        List<String> unshare = List.of("/usr/bin/unshare", "--mount", "--map-root-user", "/bin/sh", "-c");
        String mount =
                "mount --bind '" + readOnly + "' '" + readOnly + "' && mount -o remount,bind,ro '" + readOnly + "'";
        Shell shell = Shell.in(folder).with(environment);
        assumeThat(shell.run(concat(unshare, mount)).code())
                .as("a read-only folder needs a mount namespace, which this host does not allow")
                .isZero();

        Ended ended = shell.run(concat(unshare, mount + " && exec '" + MONTTY + "' deploy read-only"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: cannot write to " + readOnly);
    }

    @Test
    void saysNothingOfItsInnerWorkingsWhenAWordIsWrong() throws Exception {
        Ended ended = montty("deply");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("montty: ").contains("deploy").doesNotContain("\tat ", "Exception");
    }

    private Ended montty(String... words) throws Exception {
        return Shell.in(folder).with(environment).run(MONTTY, words);
    }

    private static List<String> concat(List<String> words, String last) {
        return Stream.concat(words.stream(), Stream.of(last)).toList();
    }
}
