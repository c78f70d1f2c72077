package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the quick start in a clone whose launcher prints what it is called with. */
class QuickstartTest {

    private static final String LAUNCHER = "deployer/target/montty/bin/montty";
    private static final String PRINTS_ITS_ARGUMENTS = "#!/bin/sh\necho \"$*\"\n";

    @TempDir
    private Path folder;

    private Path clone;
    private Path quickstart;
    private Map<String, String> variables;

    @BeforeEach
    void cloneRepository() throws IOException {
        folder = folder.toRealPath();
        clone = folder.resolve("a clone");
        quickstart = Shell.program(
                clone.resolve("examples/quickstart.sh"),
                Files.readString(Path.of(System.getProperty("montty.root"), "examples/quickstart.sh")));
        variables = new HashMap<>(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"));
    }

    @Test
    void runsTheWholeLineAndPrintsTheReportWithoutATerminal() throws Exception {
        Shell.program(clone.resolve(LAUNCHER), PRINTS_ITS_ARGUMENTS);

        Ended ended = run("my project");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("check --project=my project\nmonitor --once --project=my project\n");
        assertThat(ended.err().lines())
                .containsExactly(
                        "== 1/5 MonTTY is built: " + clone.resolve(LAUNCHER),
                        "== 2/5 Laying out the project directory my project",
                        "deploy my project",
                        "== 3/5 Running the checks on this host",
                        "== 4/5 Filing the report",
                        "manage --project=my project",
                        "== 5/5 Printing the report, since this is no terminal");
    }

    @Test
    void laysOutAFolderOfItsOwnByDefault() throws Exception {
        Shell.program(clone.resolve(LAUNCHER), PRINTS_ITS_ARGUMENTS);

        assertThat(run().out())
                .isEqualTo("check --project=montty-quickstart\nmonitor --once --project=montty-quickstart\n");
    }

    @Test
    void buildsWhatIsNotBuilt() throws Exception {
        Shell.program(clone.resolve("launcher"), PRINTS_ITS_ARGUMENTS);
        Shell.program(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Shell.program(
                folder.resolve("bin/mvn"),
                "#!/bin/sh\necho \"$PWD: mvn $*\"\nmkdir -p deployer/target/montty/bin && cp launcher " + LAUNCHER
                        + "\n");
        variables.put("JAVA_HOME", folder.resolve("jdk").toString());

        Ended ended = run();

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains(clone + ": mvn -q -B -DskipTests package\n");
        assertThat(ended.out())
                .isEqualTo("check --project=montty-quickstart\nmonitor --once --project=montty-quickstart\n");
    }

    @Test
    void saysWhatIsMissingForTheBuild() throws Exception {
        variables.put("JAVA_HOME", folder.resolve("none").toString());
        assertRefused(run(), "quickstart: there is no Java compiler (javac)");

        Shell.program(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        variables.put("JAVA_HOME", folder.resolve("jdk").toString());
        variables.put("PATH", tools("readlink").toString());
        assertRefused(run(), "quickstart: there is no Maven (mvn)");
    }

    @Test
    void endsWithTheCodeOfTheStepThatFailed() throws Exception {
        for (String command : new String[] {"deploy", "check", "manage"}) {
            Shell.program(clone.resolve(LAUNCHER), "#!/bin/sh\n[ \"$1\" != " + command + " ] || exit 3\necho \"$1\"\n");

            Ended ended = run();

            assertThat(ended.code()).as(command).isEqualTo(3);
            assertThat(ended.out()).doesNotContain("monitor");
        }
    }

    @Test
    void goesOnWhenTheChecksFoundSomething() throws Exception {
        Shell.program(clone.resolve(LAUNCHER), "#!/bin/sh\necho \"$1\"\n[ \"$1\" != check ] || exit 1\n");

        assertThat(run()).satisfies(ended -> {
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).isEqualTo("check\nmonitor\n");
        });
    }

    @Test
    void refusesOtherWords() throws Exception {
        assertThat(run("--what").code()).isEqualTo(2);
        assertThat(run("a", "b").err()).startsWith("usage: quickstart.sh [DIR]");
        assertThat(run("").code()).isEqualTo(2);
        assertThat(run("--help").out()).startsWith("usage: quickstart.sh [DIR]");
    }

    /** Make a folder with nothing but this program of the system's in it. */
    private Path tools(String program) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Shell.program(tools.resolve(program), "#!/bin/sh\nexec /usr/bin/" + program + " \"$@\"\n");
        return tools;
    }

    private Ended run(String... words) throws Exception {
        return Shell.in(folder).with(variables).run(quickstart, words);
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(why);
    }
}
