package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into the archives and packages that were built, and runs what is in the archives. */
class PackagesIT {

    private static final Path PACKAGES =
            Path.of(System.getProperty("distribution")).resolveSibling("dist");

    @TempDir
    private Path folder;

    @BeforeEach
    void resolveLinks() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void runsByItsOwnJavaWithNothingInTheEnvironment() throws Exception {
        Path montty = unpacked("linux").resolve("bin/montty");
        Path link = Files.createSymbolicLink(folder.resolve("montty link"), montty);
        Shell shell = Shell.in(folder).with(Map.of("PATH", toolsWithoutJava().toString()));

        assertThat(shell.run(link, "--version"))
                .isEqualTo(new Ended(0, "MonTTY " + System.getProperty("montty.version") + "\n", ""));
        assertReports(shell, montty);
        assertThat(folder.resolve("a project/run.sh")).content().contains("deployed_java=''");
    }

    @Test
    void runsByTheJavaOfTheSystem() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        Path montty = unpacked(System.getProperty("montty.version") + ".tar.gz").resolve("bin/montty");

        assertReports(Shell.in(folder).with(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", java.toString())), montty);
    }

    @Test
    void saysTheSumOfEachFile() throws Exception {
        Ended ended = Shell.in(PACKAGES)
                .with(Map.of("PATH", "/usr/bin:/bin"))
                .run(List.of("/bin/sh", "-c", "exec sha256sum --strict -c SHA256SUMS"));

        assertThat(ended.code()).as(ended.err()).isZero();
        try (Stream<Path> files = Files.list(PACKAGES)) {
            assertThat(ended.out().lines())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("SHA256SUMS"))
                                    .map(name -> name + ": OK")
                                    .toList());
        }
    }

    @Test
    void namesEveryPart() throws Exception {
        assumeThat(PACKAGES.resolve("bom-with-runtime.json"))
                .as("this build was offline, or had no JDK for a runtime, and so made no list of parts")
                .exists();
        String parts = Files.readString(PACKAGES.resolve("bom-with-runtime.json"));

        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("distribution"), "lib"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                String name = jar.getFileName().toString().replaceFirst("(-\\d.*)?\\.jar$", "");
                assertThat(parts).contains("\"name\" : \"" + name + "\"");
            }
        }
        assertThat(parts).contains("\"name\" : \"OpenJDK\"").doesNotContain("serialNumber");
    }

    @ParameterizedTest
    @ValueSource(strings = {"montty_", "montty-nojre_"})
    void holdsOnlyFilesOfRootThatNobodyElseMayChange(String kind) throws Exception {
        List<String> entries = inPackage("-c", kind).lines().toList();

        assertThat(entries).allMatch(entry -> entry.contains(" root/root "));
        assertThat(entries)
                .filteredOn(entry -> !entry.startsWith("l"))
                .allMatch(entry -> entry.startsWith("drwxr-xr-x")
                        || entry.startsWith("-rw-r--r--")
                        || entry.startsWith("-rwxr-xr-x"));
        assertThat(entries).anyMatch(entry -> entry.startsWith("-rwxr-xr-x") && entry.endsWith("/bin/montty"));
        assertThat(entries).anyMatch(entry -> entry.endsWith(" ./usr/bin/montty -> ../lib/montty/bin/montty"));
    }

    /** Files lie in the folder of their version; once all are there, the link leads to them. */
    @ParameterizedTest
    @ValueSource(strings = {"montty_", "montty-nojre_"})
    void goesOverToItsVersionByItsLastEntry(String kind) throws Exception {
        List<String> entries = inPackage("-c", kind).lines().toList();
        String version = inPackage("-f", kind, "Version").strip();

        assertThat(entries.get(entries.size() - 1)).endsWith(" ./usr/lib/montty -> montty-" + version);
        assertThat(entries)
                .filteredOn(entry -> entry.contains(" ./usr/lib/montty") && !entry.startsWith("l"))
                .isNotEmpty()
                .allMatch(entry -> entry.contains(" ./usr/lib/montty-" + version + "/"));
    }

    @Tag("acceptance")
    @Test
    void isInstalledUpdatedAndRemovedWithoutARunLost() throws Exception {
        assertThat(tried("try-package.sh", "debootstrap")).contains("no run was lost");
    }

    @Tag("acceptance")
    @Test
    void isAtWorkUnderSystemd() throws Exception {
        assertThat(tried("try-systemd.sh", "debootstrap", "systemd-nspawn")).contains("systemd has ended it");
    }

    /** Return what one of the scripts in docs says that makes a Debian of its own. */
    private String tried(String script, String... programs) throws Exception {
        Shell shell = Shell.in(folder)
                .with(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"))
                .within(Duration.ofMinutes(30));
        String needed = "command -v " + String.join(" && command -v ", programs);
        assumeThat(shell.run(List.of("/bin/sh", "-c", "[ $(id -u) = 0 ] && " + needed))
                        .code())
                .as("another Debian needs root and %s", String.join(" and ", programs))
                .isZero();

        Ended ended = shell.run(Path.of(System.getProperty("montty.root"), "docs", script));

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended.out();
    }

    private void assertReports(Shell shell, Path montty) throws Exception {
        assertThat(shell.run(montty, "deploy", "a project").code()).isZero();
        Ended checked = shell.run(montty, "check", "--project=a project");
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(shell.run(montty, "manage", "--project=a project").code()).isZero();
        assertThat(shell.run(montty, "monitor", "--once", "--project=a project").out())
                .contains("Memory");
        assertThat(folder.resolve("a project/REPORTS/_state/history.db")).isNotEmptyFile();
    }

    /** Unpack the archive with this in its name, in a folder with a blank in its name. */
    private Path unpacked(String part) throws Exception {
        Path target = Files.createDirectory(folder.resolve("un packed"));
        Path archive = only(part, ".tar.gz");
        assertThat(Shell.in(folder)
                        .run(List.of("/bin/tar", "-xzf", archive.toString(), "-C", target.toString()))
                        .code())
                .isZero();
        try (Stream<Path> found = Files.list(target)) {
            return found.findFirst().orElseThrow();
        }
    }

    /** Make a folder of links to the programs of this system, but for Java. */
    private Path toolsWithoutJava() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            for (Path program : (Iterable<Path>) programs::iterator) {
                String name = program.getFileName().toString();
                if (!name.startsWith("java")) {
                    Files.createSymbolicLink(tools.resolve(name), program);
                }
            }
        }
        assertThat(tools.resolve("sh")).exists();
        return tools;
    }

    private String inPackage(String option, String kind, String... words) throws Exception {
        Path program = Path.of("/usr/bin/dpkg-deb");
        assumeThat(program).as("a look into packages needs dpkg-deb").exists();
        Ended ended = Shell.in(folder)
                .run(Stream.concat(
                                Stream.of(
                                        program.toString(),
                                        option,
                                        only(kind, ".deb").toString()),
                                Stream.of(words))
                        .toList());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private static Path only(String part, String end) throws IOException {
        try (Stream<Path> files = Files.list(PACKAGES)) {
            List<Path> found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.contains(part) && name.endsWith(end);
                    })
                    .toList();
            assumeThat(found)
                    .as("this build made no " + part + "*" + end + ", for want of a JDK that can")
                    .isNotEmpty();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
