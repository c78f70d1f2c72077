package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedConfigurationTest {

    private static final Pattern COMMENTED_KEY = Pattern.compile("(?m)^( *)#([a-z_]+:)");

    @TempDir
    private Path folder;

    private ProjectLayout project;
    private String text;

    @BeforeEach
    void deploy() throws IOException {
        DeployedFolder.below(folder).deploy("project");
        project = new ProjectLayout(folder.resolve("project"));
        text = Files.readString(project.config());
    }

    @Test
    void changesNothingAsDeployed() throws Exception {
        assertThat(new Configuration(project).montty()).isEqualTo(defaults());
    }

    @Test
    void showsEveryKeyWithItsDefault() throws Exception {
        Files.writeString(project.config(), COMMENTED_KEY.matcher(text).replaceAll("$1$2"));

        assertThat(new Configuration(project).montty()).isEqualTo(defaults());
        for (RecordComponent section : MonttyConfig.class.getRecordComponents()) {
            assertThat(text).contains("\n#" + key(section) + ":\n");
            for (RecordComponent component : section.getType().getRecordComponents()) {
                assertThat(text).contains("\n  #" + key(component) + ": ");
            }
        }
    }

    private MonttyConfig defaults() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        return new Configuration(new ProjectLayout(empty)).montty();
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
