package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Write the configuration files of a test and read them back. */
record ConfigFiles(Path folder) {

    Configuration configuration() {
        return new Configuration(new ProjectLayout(folder));
    }

    MonttyConfig montty(String text) throws Exception {
        Files.writeString(folder.resolve("montty.yaml"), text);
        return configuration().montty();
    }

    /** Write {@code montty.yaml} and return its mistakes, of which there must be some. */
    List<String> mistakes(String text) {
        return mistakesOf(() -> montty(text));
    }

    /** Return the mistakes of the {@code montty.yaml} that is there. */
    List<String> mistakes() {
        return mistakesOf(() -> configuration().montty());
    }

    ChecksFile checks(String text) throws IOException {
        Files.createDirectories(folder.resolve("CHECKS"));
        Files.writeString(folder.resolve("CHECKS/checks.yaml"), text);
        return configuration().checks();
    }

    /** Write {@code checks.yaml} and return its mistakes. */
    List<String> checksMistakes(String text) throws IOException {
        return texts(checks(text).problems());
    }

    static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    private static List<String> mistakesOf(ThrowingCallable reading) {
        ConfigurationException thrown = catchThrowableOfType(ConfigurationException.class, reading);
        assertThat(thrown).as("the configuration is accepted").isNotNull();
        return texts(thrown.problems());
    }
}
