package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README says. */
class ReadmeIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");
    private static final Pattern SAMPLE = Pattern.compile("```yaml\nchecks:\n(.*?)groups:\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void addsItsSampleToTheDeployedChecksYaml() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Shell shell = Shell.in(folder).with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString()));
        assertThat(shell.run(MONTTY, "deploy", "project").code()).isZero();
        Matcher sample = SAMPLE.matcher(Files.readString(Path.of(System.getProperty("montty.root"), "README.md")));
        assertThat(sample.find()).isTrue();

        Path file = folder.resolve("project/CHECKS/checks.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\nchecks:\n", "\nchecks:\n" + sample.group(1))
                        .replace("\ngroups:\n", "\ngroups:\n" + sample.group(2)));
        Ended ended = shell.run(MONTTY, "checks", "list", "--project=project");

        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(ended.out())
                .contains("\nservices  Services, and what waits for a reboot  (depend)\n")
                .contains("disk-root  Space of the root  [disk,host]  30.0 s\n")
                .contains("chk_pending_reboot.sh  Pending reboot  [maintenance]");
    }
}
