package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at all the checks that a freshly deployed project directory has: scripts, plugins and groups. */
class ShippedChecksIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");

    /** A line of {@code montty checks list}: id, title, tags, and how long it may take or how it groups. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^ *(?:filter )?(\\S+)  (.+?)(?:  \\[[^]]*])?  (?:[0-9.]+ s|\\([a-z]+\\))$");

    @TempDir
    private Path folder;

    private List<MatchResult> checks = List.of();

    @BeforeEach
    void list() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Shell shell = Shell.in(folder).with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString()));
        assertThat(shell.run(MONTTY, "deploy", "project").code()).isZero();

        Ended ended = shell.run(MONTTY, "checks", "list", "--project=project");

        assertThat(ended.code()).as(ended.out()).isZero();
        checks = LINE.matcher(ended.out()).results().toList();
        assertThat(checks).as(ended.out()).hasSameSizeAs(ended.out().lines().toList());
    }

    @Test
    void haveIdsOfTheirOwn() {
        assertThat(checks)
                .extracting(line -> line.group(1))
                .contains("chk_pending_reboot.sh", "host.disk", "security.sshd")
                .doesNotHaveDuplicates();
    }

    @Test
    void haveTitlesOfTheirOwn() {
        assertThat(checks)
                .extracting(line -> line.group(2))
                .contains("Disk space", "Pending reboot", "Only known sockets listen")
                .doesNotHaveDuplicates();
    }
}
