package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gives thousands of files names that are bytes rather than text, and some that are patterns, options or commands. */
class HostileNamesTest {

    private static final int FILES = 5_000;

    /** Java cannot write such names; another program makes them, each with a report in it that would be good. */
    private static final String WRITER = """
            import os, random, sys
            body = sys.stdin.buffer.read()
            random.seed(20260131)
            hexid = lambda: b'%032x' % random.getrandbits(128)
            shapes = [
                lambda: b'..' + hexid()[:8], lambda: b'...' + hexid(), lambda: b'..%2f..%2f' + hexid()[:6],
                lambda: b'*' + hexid()[:5], lambda: b'?' + hexid()[:5], lambda: b'[0-9a-f]' + hexid()[:6],
                lambda: b'{a,b}' + hexid()[:6], lambda: hexid() + b'_OKAY_1.json\\n', lambda: b'\\n' + hexid() + b'.report',
                lambda: hexid() + b'_OKAY_1.json\\r', lambda: b'\\x1b[2J' + hexid()[:6], lambda: b'\\x1b]0;x\\x07' + hexid()[:6],
                lambda: bytes(random.randrange(128, 256) for _ in range(random.randrange(4, 40))),
                lambda: b'\\xe2\\x80\\xae' + hexid()[:6], lambda: hexid() + b'\\xff_OKAY_1.json',
                lambda: (hexid() * 8)[:255], lambda: b'-rf' + hexid()[:5], lambda: b'--' + hexid()[:5],
                lambda: b'*_ALERT.close' + hexid()[:1 + random.randrange(9)], lambda: hexid()[:31] + b'_ALERT.close',
                lambda: hexid()[:8] + b'_OKAY_1.json', lambda: hexid().upper() + b'G_OKAY_1.json',
                lambda: hexid() + b'_GREEN_1.json', lambda: hexid() + b'_OKAY_-1.mty', lambda: hexid() + b'_OKAY_1_2.mty',
                lambda: hexid() + b'_OKAY_1.json.part', lambda: hexid() + b'_OKAY_1.json~', lambda: b'.' + hexid() + b'.report',
                lambda: b'$(touch pwned)' + hexid()[:5], lambda: b'`touch pwned`' + hexid()[:5], lambda: b'; rm -rf . ' + hexid()[:5],
                lambda: b' ' + hexid() + b'_OKAY_1.json', lambda: hexid() + b'.report ', lambda: hexid() + b'.request.json_',
                lambda: b'CON' + hexid()[:4], lambda: b'~' + hexid()[:4], lambda: b'\\\\..\\\\' + hexid()[:5],
                lambda: bytes(random.choice([b for b in range(1, 256) if b != 47]) for _ in range(random.randrange(9, 255))),
            ]
            folders = [os.fsencode(f) for f in sys.argv[2:]]
            made = 0
            while made < int(sys.argv[1]):
                name = shapes[made % len(shapes)]()
                path = random.choice(folders) + b'/' + name
                if os.path.lexists(path) or name in (b'.', b'..'):
                    continue
                if made % 10 == 9 and not name.startswith(b'.') and not name.endswith(b'.part'):
                    os.mkdir(path)
                else:
                    with open(path, 'wb') as f:
                        f.write(body)
                os.utime(path, (1000000000, 1000000000))
                made += 1
            """;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
        Files.writeString(project.layout.config(), "canary: true\n");
        Files.writeString(project.layout.checks().resolve("canary"), "canary\n");
        Files.writeString(folder.resolve("canary"), "canary\n");
    }

    @Test
    @Timeout(300)
    void rejectsEachOfThemAndTouchesNothingElse() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            project.handIn("web1", ReportFile.of(Status.ALERT).id(i));
        }
        Map<String, String> outside = outside();
        writeNames();

        PassResult result = project.pass();

        assertThat(result.problems()).isEmpty();
        assertThat(result.filedReports()).isEqualTo(100);
        assertThat(names(project.layout.input())).containsOnly("web1", "site1", "site1/web2");
        assertThat(result.rejected())
                .hasSize(FILES)
                .allSatisfy(reject -> assertThat(reject.name() + reject.what()).matches("[ -~]+"));
        assertThat(outside()).isEqualTo(outside);
        assertThat(names(project.layout.input())).containsOnly("web1", "site1", "site1/web2");
        assertThat(names(project.layout.reject()))
                .allMatch(name -> name.matches("\\d{8}T\\d{6}Z-\\d+(\\.reason\\.txt)?"));
        assertThat(names(project.layout.state())).allMatch(name -> name.matches("[a-z0-9./_-]+"));
        assertThat(names(project.layout.filed(Status.ALERT))).hasSize(100);
        assertThat(project.pass().hasFindings()).isFalse();
    }

    private void writeNames() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("writer.py"), WRITER);
        Process writer;
        try {
            writer = new ProcessBuilder(
                            "python3",
                            script.toString(),
                            String.valueOf(FILES),
                            project.layout.input().toString(),
                            project.hostFolder("web1").toString(),
                            project.hostFolder("site1/web2").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("CI")).as("python3 in CI").isNull();
            Needs.that(false, "5,000 hostile file names", "install python3");
            throw e;
        }
        try (var in = writer.getOutputStream()) {
            in.write(ReportFile.of(Status.OKAY).bytes());
        }
        assertThat(writer.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isZero();
        Files.delete(script);
    }

    /** Return all files but those that a manager may write, and what is in them. */
    private Map<String, String> outside() throws IOException {
        Map<String, String> outside = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(path -> !path.startsWith(project.layout.reports()))
                    .toList()) {
                outside.put(
                        folder.relativize(path).toString(),
                        Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                                ? "folder"
                                : Digest.of(Files.readString(path).getBytes(UTF_8)));
            }
        }
        return outside;
    }

    private static List<String> names(Path below) throws IOException {
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(path -> !path.equals(below))
                    .map(path -> below.relativize(path).toString())
                    .toList();
        }
    }
}
