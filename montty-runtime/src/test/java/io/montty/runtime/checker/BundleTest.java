package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BundleTest {

    @TempDir
    private Path folder;

    @Test
    void changesWithAnyFileOfThePlan() throws IOException {
        PlanningProject project = new PlanningProject(folder).withChecks("a").checksYaml("checks: {}");
        Files.writeString(folder.resolve("CHECKS/a"), "one");
        String before = Bundle.digest(folder, project.plan().origins());

        project.checksYaml("checks: {a: {timeout: 5s}}");
        String otherSettings = Bundle.digest(folder, project.plan().origins());
        Files.writeString(folder.resolve("CHECKS/a"), "two");
        String otherCheck = Bundle.digest(folder, project.plan().origins());

        assertThat(before).hasSize(64).isNotEqualTo(otherSettings);
        assertThat(otherCheck).isNotEqualTo(otherSettings).isNotEqualTo(before);
    }

    @Test
    void tellsTwoFilesFromOneOfBothTheirContents() throws IOException {
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "2");
        String two = Bundle.digest(folder, List.of("a", "b"));
        Files.writeString(folder.resolve("a"), "1b\0" + "2");

        assertThat(Bundle.digest(folder, List.of("a"))).isNotEqualTo(two);
    }

    @Test
    void waitsForNothingThatIsNoFile() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(Bundle.digest(folder, List.of("pipe")))
                .isEqualTo(Bundle.digest(folder, List.of("pipe")))
                .isNotEqualTo(Bundle.digest(folder, List.of(".")))
                .isNotEqualTo(Bundle.digest(folder, List.of("missing")));
    }
}
