package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hold docs/checks.md, and the page of each shipped Java check, to what the checks say of themselves. */
class CheckReferenceIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");
    private static final Path DOCS = Path.of(System.getProperty("montty.root", ".."), "docs");
    private static final Path REFERENCE = DOCS.resolve("checks.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\S+)\n(.*?)(?=^## |\\z)");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    private Path folder;

    private Shell shell;
    private final SortedMap<String, String> sections = new TreeMap<>();

    @BeforeEach
    void describeAllOfThem() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        shell = Shell.in(folder).with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString()));
        assertThat(shell.run(MONTTY, "deploy", "project").code()).isZero();
        Ended ended =
                shell.run(MONTTY, "checks", "describe", "--project=project", "--markdown", "host.*", "security.*");
        assertThat(ended.err()).isEmpty();
        SECTION.matcher(ended.out()).results().forEach(section -> sections.put(section.group(1), section.group(2)));
    }

    @Test
    void isGeneratedFromTheChecks() throws IOException {
        StringBuilder page = new StringBuilder(introduction());
        sections.forEach((id, text) -> page.append("\n## [" + id + "](checks/" + id + ".md)\n")
                .append(text.stripTrailing())
                .append('\n'));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, page);
        }

        assertThat(page.toString())
                .as("docs/checks.md, made with -Dgolden.update=true")
                .isEqualTo(Files.readString(REFERENCE));
    }

    @Test
    void hasAPageForEachCheckAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("checks"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            sections.keySet().stream().map(id -> id + ".md").toList());
        }
    }

    @Test
    void hasPagesThatNameEveryKey() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> section : sections.entrySet()) {
            String page = page(section.getKey());
            KEY.matcher(section.getValue())
                    .results()
                    .map(match -> match.group(1).replaceAll(".*[.]", ""))
                    .filter(key -> !page.contains(key))
                    .forEach(key -> missing.add(section.getKey() + ": " + key));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void hasPagesWhoseExamplesAreRight() throws Exception {
        StringBuilder all = new StringBuilder("checks:\n");
        for (String id : sections.keySet()) {
            List<MatchResult> examples = YAML.matcher(page(id)).results().toList();
            assertThat(examples)
                    .as(id)
                    .isNotEmpty()
                    .allMatch(example -> example.group(1).startsWith("checks:\n"));
            examples.forEach(example -> all.append(example.group(1).substring("checks:\n".length())));
        }
        Files.writeString(folder.resolve("project/CHECKS/checks.yaml"), all);

        Ended ended = shell.run(MONTTY, "checks", "list", "--project=project");

        assertThat(ended.out().lines().filter(line -> line.startsWith("CHECKS/checks.yaml")))
                .as(all.toString())
                .isEmpty();
        assertThat(ended.code()).isZero();
    }

    private static String introduction() throws IOException {
        String text = Files.readString(REFERENCE);
        int end = text.indexOf("\n## ");
        return end < 0 ? text : text.substring(0, end);
    }

    private static String page(String id) throws IOException {
        Path page = DOCS.resolve("checks").resolve(id + ".md");
        return Files.exists(page) ? Files.readString(page) : "";
    }
}
