package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsTest {

    @TempDir
    private Path folder;

    @Test
    void areAloneInAFileThatSaysNothingElse() throws Exception {
        assertThat(alone("")).isTrue();
        assertThat(alone("# one\n\n  # two\n \n#manager:\n")).isTrue();
    }

    @Test
    void areNotAloneInAFileThatSaysAnything() throws Exception {
        assertThat(alone("# one\nmanager: {}\n")).isFalse();
        assertThat(alone("---\n")).isFalse();
        assertThat(alone("\uFEFF#\n\tmanager")).isFalse();
    }

    @Test
    void areNotAloneInAFileThatCannotBeRead() throws Exception {
        Files.createDirectory(folder.resolve("montty.yaml"));

        assertThat(Comments.alone(folder.resolve("montty.yaml"))).isFalse();
    }

    @Test
    void leaveTheSameDefaultsForTheManagerAsAFileThatSaysNothing() throws Exception {
        Files.writeString(folder.resolve("montty.yaml"), "# nothing\n");

        assertThat(new Configuration(new ProjectLayout(folder)).montty().manager())
                .isEqualTo(ManagerConfig.defaults());
    }

    private boolean alone(String text) throws IOException {
        return Comments.alone(Files.writeString(folder.resolve("montty.yaml"), text));
    }
}
