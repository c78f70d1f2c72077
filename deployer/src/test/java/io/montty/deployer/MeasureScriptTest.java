package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs docs/measure.sh in a clone whose programs for the sections print made-up figures. */
class MeasureScriptTest {

    private static final Map<String, String> PROGRAMS = Map.of(
            "run", "measure-run.py",
            "scripts", "measure-spawning.py",
            "manager", "measure-manager.sh",
            "transport", "measure-transport.sh",
            "monitor", "measure-monitor.py",
            "size", "measure-size.py");

    @TempDir
    private Path folder;

    private Path docs;
    private Path page;
    private Path scratch;

    @BeforeEach
    void cloneRepository() throws IOException {
        Needs.that(Files.isExecutable(Path.of("/usr/bin/python3")), "docs/measure.sh", "apt-get install python3");
        folder = folder.toRealPath();
        docs = Files.createDirectories(folder.resolve("a clone/docs"));
        scratch = Files.createDirectories(folder.resolve("scratch"));
        Path real = Path.of(System.getProperty("montty.root"), "docs");
        for (String name : List.of("measure.sh", "measure-page.py")) {
            Shell.program(docs.resolve(name), Files.readString(real.resolve(name)));
        }
        page = Files.copy(real.resolve("performance.md"), docs.resolve("performance.md"));
        Shell.program(folder.resolve("a clone/deployer/target/montty/bin/montty"), "#!/bin/sh\n");
        for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
            prints(program.getKey(), "| figure | of " + program.getKey() + " |", "{\"made up\": \"4711\"}");
        }
    }

    @Test
    void writesEverySectionOfThePage() throws Exception {
        Ended ended = run();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEmpty();
        for (String section : PROGRAMS.keySet()) {
            assertThat(measured(section))
                    .contains("| figure | of " + section + " |", "by `docs/measure.sh " + section + "`")
                    .contains("| programs | a program of " + section)
                    .doesNotContain("4711");
            assertThat(history(section)).last().asString().contains("4711");
        }
    }

    @Test
    void leavesTheOtherWordsOfThePage() throws Exception {
        List<String> before = Files.readAllLines(page);
        List<String> history = history("size");

        run("size");
        run("size");

        assertThat(Files.readAllLines(page).stream().filter(line -> line.startsWith("#") || line.startsWith("The ")))
                .containsExactlyElementsOf(before.stream()
                        .filter(line -> line.startsWith("#") || line.startsWith("The "))
                        .toList());
        assertThat(measured("size").lines().filter(line -> line.contains("figure")))
                .hasSize(1);
        assertThat(history("size")).hasSize(Math.max(history.size(), 2) + 2);
    }

    @Test
    void givesANewFigureAColumnAndKeepsTheOldLines() throws Exception {
        run("run");
        prints("run", "", "{\"made up\": \"4712\", \"another\": \"5\"}");
        run("run");

        List<String> history = history("run");
        assertThat(history.get(0)).contains("| made up | another |");
        assertThat(history.get(history.size() - 2)).contains("4711 |  |");
        assertThat(history.get(history.size() - 1)).contains("4712 | 5 |");
        assertThat(history.stream().map(line -> line.split("\\|", -1).length).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"--quick", "--print"})
    void printsOnRequestAndLeavesThePage(String option) throws Exception {
        String before = Files.readString(page);

        assertThat(run(option, "size").out()).contains("| figure | of size |");
        assertThat(Files.readString(page)).isEqualTo(before);
    }

    @Test
    void measuresTheOtherSectionsWhereOneFails() throws Exception {
        String before = measured("manager");
        Shell.program(docs.resolve(PROGRAMS.get("manager")), "#!/bin/sh\necho half\nexit 1\n");

        Ended ended = run("manager", "size");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("section manager failed; its figures stay as they were");
        assertThat(measured("manager")).isEqualTo(before);
        assertThat(measured("size")).contains("of size");
    }

    @Test
    void removesItsFolder() throws Exception {
        Shell.program(docs.resolve(PROGRAMS.get("size")), "#!/bin/sh\necho \"in $TMPDIR\"\ntouch \"$TMPDIR/left\"\n");

        assertThat(run("--print", "size").out()).startsWith("in " + scratch + "/montty-measure.");
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("montty-measure"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "speed,there is no section 'speed'; expected is one of: run scripts manager transport monitor size",
        "--fast,there is no option '--fast'; see docs/measure.sh --help",
        "--home,--home takes a folder"
    })
    void refusesWhatItDoesNotKnow(String word, String message) throws Exception {
        Ended ended = run(word);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("measure: " + message);
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() throws Exception {
        Ended ended = run("--home", folder.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("bin/montty; build it with: mvn -q -DskipTests package");
    }

    private void prints(String section, String table, String figures) throws IOException {
        Shell.program(
                docs.resolve(PROGRAMS.get(section)),
                "#!/bin/sh\ncat <<'TEXT'\n<!-- programs a program of " + section + " -->\n" + table + "\n<!-- history "
                        + figures + " -->\nTEXT\n");
    }

    private String measured(String section) throws IOException {
        return between("<!-- measured: " + section + " -->", "<!-- end: " + section + " -->");
    }

    private List<String> history(String section) throws IOException {
        return between("<!-- history: " + section + " -->", "<!-- end of history: " + section + " -->")
                .strip()
                .lines()
                .toList();
    }

    private String between(String begin, String end) throws IOException {
        String all = Files.readString(page);
        assertThat(all).contains(begin, end);
        return all.substring(all.indexOf(begin) + begin.length(), all.indexOf(end));
    }

    private Ended run(String... words) throws Exception {
        return Shell.in(folder)
                .with(Map.of("PATH", "/usr/bin:/bin", "TMPDIR", scratch.toString()))
                .run(docs.resolve("measure.sh"), words);
    }
}
