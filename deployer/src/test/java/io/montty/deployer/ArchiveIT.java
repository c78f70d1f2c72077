package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes a class archive of the distribution that was built, once, and starts from it and from what is left of it. */
class ArchiveIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");
    private static final String USED = "source: shared objects file";

    @TempDir
    private static Path unpacked;

    @TempDir
    private Path folder;

    private static Path whole;
    private static Ended made;

    private Path home;
    private Path cache;

    @BeforeAll
    static void make() throws Exception {
        whole = unpacked.toRealPath().resolve("montty");
        assertThat(copy(DISTRIBUTION, whole).code()).isZero();
        Files.createDirectories(whole.resolve("cache"));
        made = shell(unpacked)
                .run(List.of(
                        "/bin/sh",
                        "-c",
                        "umask 077; exec \"$1\" deploy project",
                        "sh",
                        whole.resolve("bin/montty").toString()));
    }

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        home = whole;
        cache = home.resolve("cache");
    }

    @Test
    void isMadeByADeployment() throws Exception {
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).containsPattern("(?m)^made the class archive: [1-9][0-9]+ MB, [0-9]+ s$");
        assertThat(names())
                .hasSize(4)
                .anyMatch(name -> name.endsWith("-check.jsa"))
                .anyMatch(name -> name.endsWith("-montty.jsa"))
                .contains("stamp");
        assertThat(run("montty-archive", "--check").code()).isZero();
        assertThat(run("montty", "deploy", folder + "/project").out()).doesNotContain("class archive");
    }

    @Test
    void isForOthersToReadAndNotToWriteWhateverTheUmask() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("stamp"))))
                .isEqualTo("rw-r--r--");
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).allMatch(file -> permissions(file).equals("rw-r--r--"));
        }
    }

    @Test
    void isWhatBothProgramsAreLoadedFrom() throws Exception {
        assertThat(loaded("montty", "io.montty.deployer.Main", "--version")).contains(USED);
        assertThat(loaded("montty", "io.montty.runtime.cli.MonttyCli", "--version"))
                .contains(USED);
        assertThat(loaded("montty-receive", "io.montty.runtime.cli.ReceiveMain", "--host", "web1"))
                .contains(USED);
    }

    @Test
    void letsEveryKindOfCommandStart() throws Exception {
        String project = "--project=" + unpacked + "/project";
        for (List<String> words : List.of(
                List.of("check", "--only=host.memory", "--format=json", project),
                List.of("check", "--dry-run", project),
                List.of("send", project),
                List.of("manage", project),
                List.of("monitor", "--once", project),
                List.of("doctor", "--help"))) {
            Ended ended = run("montty", words.toArray(String[]::new));

            assertThat(ended.code()).as("%s: %s", words, ended.err()).isZero();
            assertThat(ended.out() + ended.err()).as("%s", words).doesNotContain("shared archive", "[cds", "[aot");
        }
    }

    @Test
    void changesNoAnswerAndAddsNoWordWhateverBecomesOfIt() throws Exception {
        moveInto("montty");
        assertSilent("untouched");
        Path archive = archives("-montty.jsa");
        byte[] bytes = Files.readAllBytes(archive);
        cutTo(bytes.length / 2);
        assertSilent("half of it");
        cutTo(100);
        assertSilent("the first bytes of it");
        cutTo(0);
        assertSilent("nothing of it");
        for (String name : List.of("-check.jsa", "-montty.jsa", "-receive.jsa")) {
            Files.write(archives(name), new byte[1 << 20]);
        }
        assertSilent("zeroes");
    }

    @Test
    void changesNoAnswerWhereAJarIsAnotherOne() throws Exception {
        moveInto("montty");
        for (Path jar : jars(name -> true)) {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        }
        assertSilent("jars newer than the archive");
        Files.setLastModifiedTime(cache.resolve("stamp"), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
        assertSilent("an archive that Java finds not to fit");
    }

    @Test
    void isMadeAnewAfterAnUpdateByTheSameCall() throws Exception {
        moveInto("montty");
        List<String> before = names();
        assertThat(run("montty-archive", "--check").out()).contains("was made for another Java or another MonTTY");

        Ended again = run("montty", "deploy", folder + "/project");

        assertThat(again.out()).contains("\nmade the class archive: ");
        assertThat(names()).hasSize(4).isNotEqualTo(before);
        assertThat(run("montty-archive", "--check").code()).isZero();
        assertThat(loaded("montty", "io.montty.deployer.Main", "--version")).contains(USED);
    }

    @Tag("acceptance")
    @Test
    void isMadeByTwoAtOnce() throws Exception {
        moveInto("a place");
        String both = "\"$1\" & first=$!; \"$1\" || exit; wait $first";

        Ended ended = shell(folder)
                .run(List.of(
                        "/bin/sh",
                        "-c",
                        both,
                        "sh",
                        home.resolve("bin/montty-archive").toString()));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(2).allMatch(line -> line.startsWith("made the class archive: "));
        assertThat(names()).hasSize(4);
        assertThat(run("montty-archive", "--check").code()).isZero();
    }

    /** The archive names where it was made, so that it fits no more: what happens then is looked at. */
    private void moveInto(String name) throws Exception {
        home = folder.resolve(name);
        assertThat(copy(whole, home).code()).isZero();
        cache = home.resolve("cache");
    }

    private void assertSilent(String what) throws Exception {
        forceStamp();
        assertThat(run("montty", "--version"))
                .as(what)
                .isEqualTo(new Ended(0, "MonTTY " + System.getProperty("montty.version") + "\n", ""));
        Ended greeting =
                run("montty-receive", "--java", JAVA.toString(), "--host", "web1", "--project", unpacked + "/project");
        assertThat(greeting.err()).as(what).isEmpty();
        assertThat(greeting.out()).as(what).startsWith("MONTTY/1 READY ").hasLineCount(1);
    }

    /** Lets the launchers take what is there for what fits, so that it is Java that has to find out. */
    private void forceStamp() throws IOException {
        Path stamp = cache.resolve("stamp");
        FileTime time = Files.getLastModifiedTime(stamp);
        Files.writeString(stamp, Files.readString(stamp).replace(whole.toString(), home.toString()));
        Files.setLastModifiedTime(stamp, time);
    }

    private void cutTo(int length) throws IOException {
        for (String name : List.of("-check.jsa", "-montty.jsa", "-receive.jsa")) {
            try (RandomAccessFile file = new RandomAccessFile(archives(name).toFile(), "rw")) {
                file.setLength(length);
            }
        }
    }

    private Path archives(String end) throws IOException {
        return cache.resolve(
                names().stream().filter(name -> name.endsWith(end)).findFirst().orElseThrow());
    }

    private List<Path> jars(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(wanted)
                    .toList();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Return what Java says of loading a class, by asking it for it in the launcher's place. */
    private String loaded(String program, String type, String... words) throws Exception {
        Path asks = Shell.program(
                folder.resolve("asks/bin/java"),
                "#!/bin/sh\nfor word; do\n  shift\n  [ \"$word\" = -Xlog:disable ] || set -- \"$@\" \"$word\"\ndone\n"
                        + "exec '" + JAVA + "' -Xlog:class+load:file='" + folder + "/loaded.%p' \"$@\"\n");
        Files.copy(
                JAVA.resolveSibling("../release").normalize(),
                folder.resolve("asks/release"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> all = new ArrayList<>();
        if (program.equals("montty-receive")) {
            all.addAll(List.of("--java", asks.toString()));
        }
        all.addAll(List.of(words));
        Map<String, String> variables = new HashMap<>(shell(folder).environment());
        variables.put("MONTTY_JAVA", asks.toString());
        shell(folder).with(variables).run(home.resolve("bin").resolve(program), all.toArray(String[]::new));
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().contains("/loaded.")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" " + type + " "))
                        .forEach(lines::append);
                Files.delete(file);
            }
        }
        return lines.toString();
    }

    private Ended run(String program, String... words) throws Exception {
        return shell(folder).run(home.resolve("bin").resolve(program), words);
    }

    private static Shell shell(Path scratch) {
        return Shell.in(scratch)
                .with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", JAVA.toString(), "TMPDIR", scratch.toString()))
                .within(Duration.ofMinutes(8));
    }

    private static Ended copy(Path from, Path to) throws Exception {
        return shell(unpacked).run(List.of("/bin/cp", "-a", from.toString(), to.toString()));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
