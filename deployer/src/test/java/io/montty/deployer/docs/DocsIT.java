package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Do what every page says, command by command, as somebody with an empty home. A command that is new on a page is run
 * here, or named in {@link Scenarios} with the test that runs it.
 */
class DocsIT {

    /** The tutorial has a test of its own; the benchmarks measure for an hour; the reasons hold no commands. */
    private static final Set<String> ELSEWHERE =
            Set.of("docs/first-plugin.md", "examples/java-plugin/README.md", "docs/performance.md", "docs/design.md");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void layOutWhatPagesTakeForGranted() throws Exception {
        Path laidOut = shared.toRealPath().resolve("home/laid-out");
        Sandbox.in(shared, laidOut)
                .run("what pages take for granted", "montty deploy laid-out\n" + Sandbox.quickly("laid-out"));
    }

    static Stream<Scenario> scenarios() throws IOException {
        return Scenarios.all().stream();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("scenarios")
    void doesWhatThePageSays(Scenario scenario) throws Exception {
        scenario.play(Sandbox.in(folder, shared.toRealPath().resolve("home/laid-out")));
    }

    @Test
    void knowsEveryPageThatHasCommands() throws IOException {
        Set<String> pages = new TreeSet<>(ELSEWHERE);
        Scenarios.all().forEach(scenario -> pages.add(scenario.toString()));
        Set<String> withCommands = new TreeSet<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            if (page.blocks().stream().anyMatch(block -> block.language().equals("sh"))) {
                withCommands.add(page.name());
            }
        }

        assertThat(pages).containsAll(withCommands);
    }
}
