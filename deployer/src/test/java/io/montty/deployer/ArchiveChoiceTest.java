package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real launchers beside an archive, with a java that prints what it is called with. */
class ArchiveChoiceTest {

    private static final String RELEASE = "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\nMODULES=\"java.base\"\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path java;

    @BeforeEach
    void unpack() throws Exception {
        folder = folder.toRealPath();
        home = folder.resolve("montty 2.0");
        Path dist = Path.of(System.getProperty("montty.root"), "deployer/src/main/dist");
        for (String program : List.of("montty", "montty-receive", "montty-archive")) {
            Shell.program(home.resolve("bin").resolve(program), Files.readString(dist.resolve("bin/" + program)));
        }
        Files.createDirectory(home.resolve("lib"));
        Files.copy(dist.resolve("lib/launch.sh"), home.resolve("lib/launch.sh"));
        Files.writeString(home.resolve("lib/version"), "2.0\n");
        Files.writeString(home.resolve("lib/montty-deployer.jar"), "jar");
        java = Shell.program(folder.resolve("jvm/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.writeString(folder.resolve("jvm/release"), RELEASE);
        archive();
    }

    @Test
    void isTakenByEachProgram() throws Exception {
        assertThat(start(java)).contains("-XX:SharedArchiveFile=" + home + "/cache/abc-montty.jsa\n");
        assertThat(Shell.in(folder)
                        .run(home.resolve("bin/montty-receive"), "--java", java.toString())
                        .out())
                .contains("-XX:SharedArchiveFile=" + home + "/cache/abc-receive.jsa\n");
        assertThat(check().code()).isZero();
    }

    @Test
    void isASmallOneForARunFromCron() throws Exception {
        assertThat(start(java, "check", "--project=p")).contains("/cache/abc-check.jsa\n");
        assertThat(start(java, "check", "--project=p", "--watch")).contains("/cache/abc-montty.jsa\n");
    }

    @Test
    void isTakenBehindALinkFromTheFolderThatHoldsTheCache() throws Exception {
        Path elsewhere = folder.resolve("var cache");
        Files.move(home.resolve("cache"), elsewhere);
        Files.createSymbolicLink(home.resolve("cache"), elsewhere);

        assertThat(start(java)).contains("/cache/abc-montty.jsa\n");
    }

    @Test
    void isLeftWhereItIsNotForThisJavaOrThisMontty() throws Exception {
        Files.writeString(folder.resolve("jvm/release"), RELEASE.replace("Debian", "Somebody"));
        assertUntouched();
        Files.writeString(folder.resolve("jvm/release"), RELEASE.replace("17.0.15", "17.0.16"));
        assertUntouched();
        Files.writeString(folder.resolve("jvm/release"), RELEASE);
        Files.writeString(home.resolve("lib/version"), "2.1\n");
        assertUntouched();
        Files.writeString(home.resolve("lib/version"), "2.0\n");
        assertThat(start(java)).contains("SharedArchiveFile");
        home = Files.move(home, folder.resolve("moved"));
        assertUntouched();
    }

    @Test
    void isLeftWhereAJarIsNewer() throws Exception {
        age(home.resolve("lib/montty-deployer.jar"), 60);

        assertUntouched();
    }

    @Test
    void isNotFreshWhereAJarHasOtherBytesAndTheSameAge() throws Exception {
        Path jar = home.resolve("lib/montty-deployer.jar");
        FileTime before = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "JAR");
        Files.setLastModifiedTime(jar, before);

        assertThat(check().code()).isEqualTo(1);
        assertThat(check().out())
                .isEqualTo("the class archive in " + home + "/cache was made of other jars; make it with: " + home
                        + "/bin/montty-archive\n");
    }

    @Test
    void isLeftWhereItsStampIsNotWhole() throws Exception {
        for (String stamp : List.of("", "1 MonTTY", "'$(touch x)\n'\n", "\u0000\n\u0000")) {
            Files.writeString(home.resolve("cache/stamp"), stamp);
            age(home.resolve("cache/stamp"), 30);
            assertUntouched();
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void isLeftWhereItsFilesAreGone() throws Exception {
        Files.delete(home.resolve("cache/abc-montty.jsa"));

        assertUntouched();
    }

    @Test
    void isLeftWhereOthersMayHaveWrittenIt() throws Exception {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .as("only root can give a folder to somebody else")
                .isEqualTo(0);
        Path cache = home.resolve("cache");
        Files.setAttribute(cache, "unix:uid", 65534);

        assertUntouched();
        assertThat(make().err()).contains(cache + " belongs to another user (number 65534)");
    }

    @Test
    void isNotMadeInAFolderThatOthersMayWriteTo() throws Exception {
        for (String open : List.of("rwxrwxr-x", "rwxr-xrwx")) {
            Files.setPosixFilePermissions(home.resolve("cache"), PosixFilePermissions.fromString(open));

            Ended ended = make();

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .startsWith("montty-archive: " + home + "/cache may be written to by others")
                    .endsWith("put it right with: chmod go-w '" + home + "/cache'\n");
        }
    }

    @Test
    void isNotMadeForAJavaThatDoesNotSayItsVersion() throws Exception {
        Files.delete(folder.resolve("jvm/release"));

        assertThat(make().code()).isEqualTo(2);
        assertThat(make().err()).contains(java + " does not say its version");
    }

    @Test
    void staysAsItIsWhereANewOneCannotBeMade() throws Exception {
        Shell.program(java, "#!/bin/sh\necho no such thing >&2\nexit 3\n");

        Ended ended = make();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("montty-archive: MonTTY could not be run to see what it loads; there is no new archive")
                .endsWith("\nno such thing\n");
        assertThat(inCache()).containsExactly("abc-check.jsa", "abc-montty.jsa", "abc-receive.jsa", "stamp");
    }

    @Test
    void isRemoved() throws Exception {
        assertThat(archiveProgram("--remove")).isEqualTo(new Ended(0, "", ""));

        assertThat(inCache()).isEmpty();
        assertThat(check().code()).isEqualTo(1);
        assertThat(check().out()).contains(" is not there; make it with: ");
        assertThat(archiveProgram("--remove").code()).isZero();
    }

    @Test
    void tellsWhatItsProgramTakes() throws Exception {
        assertThat(archiveProgram("--help").out()).startsWith("usage: montty-archive ");
        assertThat(archiveProgram("--chekc").code()).isEqualTo(2);
        assertThat(archiveProgram("--check", "--remove").err()).contains("is not among what it takes\nusage: ");
    }

    private void archive() throws Exception {
        Path cache = Files.createDirectory(home.resolve("cache"));
        Files.writeString(cache.resolve("abc-check.jsa"), "check");
        Files.writeString(cache.resolve("abc-montty.jsa"), "montty");
        Files.writeString(cache.resolve("abc-receive.jsa"), "receive");
        String jars = Shell.in(folder)
                .from(home.resolve("lib"))
                .run(List.of("/bin/sh", "-c", "sha256sum ./*.jar | sha256sum | cut -d ' ' -f 1"))
                .out();
        Files.writeString(
                cache.resolve("stamp"),
                "1 MonTTY 2.0 in " + home + ", Java IMPLEMENTOR=\"Debian\" JAVA_VERSION=\"17.0.15\"\nabc\n" + jars);
        age(cache.resolve("stamp"), 30);
    }

    private static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private void assertUntouched() throws Exception {
        assertThat(start(java)).contains("io.montty.deployer.Main\n").doesNotContain("SharedArchiveFile");
        assertThat(check().code()).isEqualTo(1);
    }

    private String start(Path with, String... words) throws Exception {
        Ended ended = shell(with).run(home.resolve("bin/montty"), words);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        return ended.out();
    }

    private Ended check() throws Exception {
        return archiveProgram("--check");
    }

    private Ended make() throws Exception {
        return archiveProgram();
    }

    private Ended archiveProgram(String... words) throws Exception {
        return shell(java).run(home.resolve("bin/montty-archive"), words);
    }

    private Shell shell(Path with) {
        return Shell.in(folder).with(Map.of("MONTTY_JAVA", with.toString(), "PATH", "/usr/bin:/bin"));
    }

    private List<String> inCache() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
