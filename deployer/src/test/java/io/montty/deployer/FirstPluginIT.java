package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the tutorial from its first line to its last, as printed, as somebody who has nothing but MonTTY. */
class FirstPluginIT {

    /** A block of commands, of what the last command prints, of checks.yaml, or of the project's test. */
    private static final Pattern BLOCK = Pattern.compile("(?s)\\n```(\\w*)\\n(.*?)```\\n");

    private static final String TEST = "src/test/java/com/example/FileCountCheckTest.java";

    private static final Path PROGRAMS = Path.of(System.getProperty("distribution"), "bin");
    private static final Path PAGE = Path.of(System.getProperty("montty.root"), "docs/first-plugin.md");

    @TempDir
    private Path folder;

    private Path home;
    private Path current;
    private Map<String, String> environment;
    private String printed = "";

    @BeforeEach
    void beginWithNothing() throws IOException {
        folder = folder.toRealPath();
        OutsiderMaven.setUp(folder);
        home = Files.createDirectory(folder.resolve("home"));
        current = Files.createDirectory(folder.resolve("anywhere"));
        environment = new HashMap<>(OutsiderMaven.environment(PROGRAMS));
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", folder.toString());
    }

    @Test
    void keepsWhatItPromises() throws Exception {
        List<String> did = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
            switch (block.group(1)) {
                // Counts and times are other ones on every host.
                case "text" -> assertContainsLines(withoutFigures(printed), withoutFigures(block.group(2)));
                case "yaml" -> addToChecksYaml(block.group(2));
                case "java" -> assertContainsLines(Files.readString(current.resolve(TEST)), block.group(2));
                case "sh" -> run(block.group(2));
                default -> throw new AssertionError("nothing is known of blocks in " + block.group(1));
            }
            did.add(block.group(2));
        }

        assertThat(String.join("", did)).contains("checks new", "mvn verify", "plugins add", "describe", "check: ");
        assertThat(current.resolve("target/my-checks-1.0.0.jar")).exists();
        try (Stream<Path> inbox = Files.walk(home.resolve("montty/REPORTS/_input"))) {
            assertThat(inbox.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** Run a block in a shell, and stay in the folder that it ends in. */
    private void run(String commands) throws Exception {
        Path ending = folder.resolve("ending");
        Ended ended = Shell.in(folder)
                .from(current)
                .with(environment)
                .within(Duration.ofMinutes(3))
                .run(List.of("/bin/sh", "-e", "-c", commands + "pwd >'" + ending + "'"));
        assertThat(ended.code())
                .as("%s%n%s%n%s", commands, ended.out(), ended.err())
                .isZero();
        printed = ended.out();
        current = Path.of(Files.readString(ending).strip());
    }

    private static void assertContainsLines(String text, String lines) {
        assertThat(lines.lines()).allSatisfy(line -> assertThat(text).contains(line));
    }

    private static String withoutFigures(String text) {
        return text.replaceAll("\\d+", "0");
    }

    private void addToChecksYaml(String block) throws IOException {
        Path file = home.resolve("montty/CHECKS/checks.yaml");
        String before = Files.readString(file);
        String after = before.replace("\nchecks:\n", "\n" + block);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
