package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real launcher with a java that prints what it is called with. */
class LauncherTest {

    private static final String PRINTS_ITS_ARGUMENTS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path launcher;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        folder = folder.toRealPath();
        home = folder.resolve("montty 2.0");
        Path dist = Path.of(System.getProperty("montty.root"), "deployer/src/main/dist");
        launcher = Shell.program(home.resolve("bin/montty"), Files.readString(dist.resolve("bin/montty")));
        Files.createDirectory(home.resolve("lib"));
        Files.copy(dist.resolve("lib/launch.sh"), home.resolve("lib/launch.sh"));
        java = runtime("jvm 17", "17.0.15");
    }

    @Test
    void startsMonttyFromItsOwnFolder() throws Exception {
        Ended ended = run(Map.of("MONTTY_JAVA", java.toString()), "check", "--tags", "a b");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .containsExactly(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseG1GC",
                        "-XX:ParallelGCThreads=1",
                        "-XX:ConcGCThreads=1",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-XX:CompileThresholdScaling=3",
                        "-XX:+DisplayVMOutputToStderr",
                        "-Xlog:disable",
                        "-Dmontty.home=" + home,
                        "-Dmontty.terminal=false",
                        "-cp",
                        home + "/lib/montty-deployer.jar",
                        "-Djdk.lang.Process.launchMechanism=VFORK",
                        "io.montty.deployer.Main",
                        "check",
                        "--tags",
                        "a b");
    }

    @Test
    void boundsTheMemoryOfTheMonitorAlone() throws Exception {
        Map<String, String> variables = Map.of("MONTTY_JAVA", java.toString());

        assertThat(run(variables, "monitor").out().lines()).containsSubsequence("-Xmx96m", "io.montty.deployer.Main");
        assertThat(run(variables, "check", "monitor").out()).doesNotContain("-Xmx96m");
    }

    @Test
    void givesNewerJavaTheCollectorThatStartsFastest() throws Exception {
        Map<String, String> variables =
                Map.of("MONTTY_JAVA", runtime("new", "25").toString());

        assertThat(run(variables, "deploy").out().lines()).contains("-XX:+UseSerialGC");
        assertThat(run(variables, "check").out().lines()).containsSubsequence("-XX:+UseSerialGC", "-Xmn10m");
    }

    @Test
    void leavesAManagerThatStaysToAllOfJavasCompilers() throws Exception {
        Map<String, String> variables = Map.of("MONTTY_JAVA", java.toString());

        assertThat(run(variables, "manage", "--watch").out().lines())
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1", "-XX:+UseG1GC");
        assertThat(run(variables, "manage").out().lines())
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .doesNotContain("-XX:+UseG1GC");
    }

    @Test
    void boundsTheMemoryOfACheckerThatStays() throws Exception {
        Map<String, String> variables = Map.of("MONTTY_JAVA", java.toString());

        assertThat(run(variables, "check", "--watch").out().lines())
                .contains("-XX:+UseSerialGC", "-Xmx96m")
                .doesNotContain("-XX:+UseG1GC", "-XX:CompileThresholdScaling=3");
        assertThat(run(variables, "check").out()).doesNotContain("-Xmx96m");
    }

    @Test
    void letsJavaSleepThatWaits() throws Exception {
        Map<String, String> variables = Map.of("MONTTY_JAVA", java.toString());
        String[] seldom = {
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:GuaranteedSafepointInterval=0",
            "-XX:AsyncDeflationInterval=10000"
        };

        assertThat(run(variables, "check", "--watch").out().lines()).containsSubsequence(seldom);
        assertThat(run(variables, "manage", "--watch").out().lines()).containsSubsequence(seldom);
        assertThat(run(variables, "check").out().lines()).doesNotContain(seldom);
    }

    @Test
    void callsConstructorsWithoutMakingCodeForThemInARunFromCronByANewerJava() throws Exception {
        String flag = "-Djdk.reflect.useNativeAccessorOnly=true";
        Map<String, String> newer = Map.of("MONTTY_JAVA", runtime("new", "25").toString());

        assertThat(run(newer, "check").out()).contains(flag);
        assertThat(run(newer, "manage").out()).doesNotContain(flag);
        assertThat(run(Map.of("MONTTY_JAVA", java.toString()), "check").out()).doesNotContain(flag);
    }

    @Test
    void findsItsFolderThroughLinksAndFromAnywhere() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("montty 2.0/bin/montty"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        Path folderLink = Files.createSymbolicLink(folder.resolve("current"), home);
        Shell shell = Shell.in(folder).with(Map.of("MONTTY_JAVA", java.toString(), "PATH", "/usr/bin:/bin"));

        assertThat(shell.run(second).out()).contains("-Dmontty.home=" + home + "\n");
        assertThat(shell.run(folderLink.resolve("bin/montty")).out()).contains("-Dmontty.home=" + home + "\n");
        assertThat(shell.from(home.resolve("bin"))
                        .run(List.of("/bin/sh", "montty"))
                        .out())
                .contains("-Dmontty.home=" + home + "\n");
    }

    /** The folder of a version goes away with it; what is written down must outlive that. */
    @Test
    void namesItselfByTheLinkOfItsPackageAndRunsFromTheFolderOfItsVersion() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("montty link"), home);
        Files.writeString(home.resolve("lib/link"), link + "\n");

        assertThat(run(Map.of("MONTTY_JAVA", java.toString())).out())
                .contains("-Dmontty.home=" + link + "\n", "\n" + home + "/lib/montty-deployer.jar\n");
    }

    @Test
    void prefersItsOwnVariableThenJavaHomeThenPath() throws Exception {
        Path own = Shell.program(folder.resolve("own"), "#!/bin/sh\necho own\n");
        Path javaHome = folder.resolve("java home");
        Shell.program(javaHome.resolve("bin/java"), "#!/bin/sh\necho java home\n");
        Shell.program(folder.resolve("bin/java"), "#!/bin/sh\necho path\n");
        Map<String, String> variables = new HashMap<>();

        variables.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        assertThat(run(variables).out()).isEqualTo("path\n");
        variables.put("JAVA_HOME", javaHome.toString());
        assertThat(run(variables).out()).isEqualTo("java home\n");
        Shell.program(home.resolve("runtime/bin/java"), "#!/bin/sh\necho bundled\n");
        assertThat(run(variables).out()).isEqualTo("bundled\n");
        variables.put("MONTTY_JAVA", own.toString());
        assertThat(run(variables).out()).isEqualTo("own\n");
    }

    @Test
    void saysWhenThereIsNoJava() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));

        assertRefused(
                run(Map.of("PATH", tools.toString())), "there is no java in PATH (" + tools + "); install Java 17");
        assertRefused(run(Map.of("JAVA_HOME", "/none")), "/none/bin/java is not a program; JAVA_HOME must name");
        assertRefused(run(Map.of("MONTTY_JAVA", "/none")), "/none is not a program; MONTTY_JAVA must name");
        assertRefused(run(Map.of("MONTTY_JAVA", folder.toString())), folder + " is not a program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_292", "11.0.2", "16"})
    void refusesAnOldJava(String version) throws Exception {
        Path old = runtime("old", version);

        assertRefused(
                run(Map.of("MONTTY_JAVA", old.toString())), old + " is Java " + version + ", but MonTTY needs 17");
    }

    @Test
    void refusesAnOldJavaBehindALinkWithARuntimeFolderOfItsOwn() throws Exception {
        Shell.program(folder.resolve("jdk8/jre/bin/java"), PRINTS_ITS_ARGUMENTS);
        Files.writeString(folder.resolve("jdk8/release"), "JAVA_VERSION=\"1.8.0_292\"\n");
        Path link = Files.createSymbolicLink(folder.resolve("java"), folder.resolve("jdk8/jre/bin/java"));

        assertRefused(run(Map.of("MONTTY_JAVA", link.toString())), link + " is Java 1.8.0_292");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "25.0.1", "26-ea"})
    void keepsNewerJavaFromWarning(String version) throws Exception {
        Ended ended = run(Map.of("MONTTY_JAVA", runtime("new", version).toString()));

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("--enable-native-access=ALL-UNNAMED\nio.montty.deployer.Main\n")
                .doesNotContain("launchMechanism");
    }

    @Test
    void givesNothingSpecialToAJavaThatDoesNotSayItsVersion() throws Exception {
        Path bare = Shell.program(folder.resolve("bare"), PRINTS_ITS_ARGUMENTS);

        assertThat(run(Map.of("MONTTY_JAVA", bare.toString())).out())
                .contains("montty-deployer.jar\nio.montty.deployer.Main\n");
    }

    @Test
    void cleansTheEnvironmentThatJavaWouldTalkAbout() throws Exception {
        Path shows = Shell.program(folder.resolve("shows"), "#!/bin/sh\numask\nenv\n");
        Map<String, String> variables = Map.of(
                "MONTTY_JAVA", shows.toString(),
                "JAVA_TOOL_OPTIONS", "-Dnoise",
                "_JAVA_OPTIONS", "-Dnoise",
                "JDK_JAVA_OPTIONS", "-Dnoise");

        assertThat(run(variables).out()).startsWith("0077\n").doesNotContain("-Dnoise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "de_DE.ISO-8859-1"})
    void givesJavaALocaleThatCanNameEveryFile(String locale) throws Exception {
        Path shows = Shell.program(folder.resolve("shows"), "#!/bin/sh\necho \"$LC_ALL\"\n");

        assertThat(run(Map.of("MONTTY_JAVA", shows.toString(), "LC_ALL", locale))
                        .out())
                .isEqualTo("C.UTF-8\n");
    }

    @Test
    void leavesALocaleThatCanNameEveryFile() throws Exception {
        Path shows = Shell.program(folder.resolve("shows"), "#!/bin/sh\necho \"$LC_ALL$LANG\"\n");

        assertThat(run(Map.of("MONTTY_JAVA", shows.toString(), "LANG", "de_DE.utf8"))
                        .out())
                .isEqualTo("de_DE.utf8\n");
    }

    @Test
    void refusesAFolderThatAClassPathCannotName() throws Exception {
        Path moved = Files.move(home, folder.resolve("a:b"));

        Ended ended = Shell.in(folder)
                .with(Map.of("MONTTY_JAVA", java.toString(), "PATH", "/usr/bin:/bin"))
                .run(moved.resolve("bin/montty"));

        assertRefused(ended, moved + " has a colon in its name");
    }

    @Test
    void saysWhenTheCurrentFolderIsGone() throws Exception {
        String script = "mkdir gone && cd gone && rmdir ../gone && '" + launcher + "'";

        Ended ended = Shell.in(folder).run(List.of("/bin/sh", "-c", script));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("the folder you are in does not exist any more");
    }

    @Test
    void findsJavaInAPathWithBlanksAndEmptyPlaces() throws Exception {
        Shell.program(folder.resolve("some tools/java"), "#!/bin/sh\necho found\n");
        Files.createDirectories(folder.resolve("other/java"));

        Shell shell = Shell.in(folder).with(Map.of("PATH", folder + "/other::" + folder + "/some tools:/usr/bin:/bin"));

        assertThat(shell.run(launcher).out()).isEqualTo("found\n");
    }

    @Test
    void worksInAFolderWithABlankAndWithoutAnEnvironment() throws Exception {
        Path place = Files.createDirectory(folder.resolve("a place"));
        Path shows = Shell.program(home.resolve("runtime/bin/java"), "#!/bin/sh\npwd -P\n");

        Ended ended = Shell.in(folder).with(Map.of()).from(place).run(launcher);

        assertThat(shows).isExecutable();
        assertThat(ended).isEqualTo(new Ended(0, place + "\n", ""));
    }

    private Path runtime(String name, String version) throws IOException {
        Path program = Shell.program(folder.resolve(name).resolve("bin/java"), PRINTS_ITS_ARGUMENTS);
        Files.writeString(
                folder.resolve(name).resolve("release"),
                "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2025-04-15\"\n");
        return program;
    }

    private Ended run(Map<String, String> variables, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
        all.putAll(variables);
        return Shell.in(folder).with(all).run(launcher, words);
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
        assertThat(ended.out()).isEmpty();
    }
}
