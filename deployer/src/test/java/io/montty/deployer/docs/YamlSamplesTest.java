package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.config.Problem;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read every sample of checks.yaml and of montty.yaml in the documentation. */
class YamlSamplesTest {

    private static final Pattern OF_CHECKS = Pattern.compile("(?s)(?:checks|groups|folders):.*");

    @TempDir
    private Path folder;

    @Test
    void holdNoMistake() throws IOException {
        List<String> mistakes = new ArrayList<>();
        int read = 0;
        for (MarkdownPage page : MarkdownPage.all()) {
            for (Block block : page.blocks()) {
                if (block.language().equals("yaml")) {
                    read++;
                    problems(block.text())
                            .forEach(problem -> mistakes.add(
                                    page.name() + ", the sample at line " + block.line() + ": " + problem));
                }
            }
        }

        assertThat(read).isGreaterThan(30);
        assertThat(mistakes).isEmpty();
    }

    private List<Problem> problems(String text) throws IOException {
        ProjectLayout project = new ProjectLayout(Files.createTempDirectory(folder, "project"));
        if (OF_CHECKS.matcher(text).matches()) {
            Files.createDirectories(project.checks());
            Files.writeString(project.checksConfig(), text);
            return new Configuration(project).checks().problems();
        }
        Files.writeString(project.config(), text);
        try {
            assertThat(new Configuration(project).montty()).isNotNull();
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }
}
