package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCheckSourceTest {

    @TempDir
    Path root;

    private ScriptProject project;

    @BeforeEach
    void makeProject() {
        project = new ScriptProject(root);
    }

    @Test
    void takesOneFileToAddACheck() throws Exception {
        assertThat(project.ids()).isEmpty();

        project.script("chk_uptime.sh", "#!/bin/bash", "uptime");

        Discovery discovery = project.discover();
        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).singleElement().satisfies(found -> {
            assertThat(found.origin()).isEqualTo("CHECKS/chk_uptime.sh");
            assertThat(found.node().spec()).isEqualTo(CheckSpec.of("chk_uptime.sh", "uptime"));
        });
        assertThat(project.check().run(FakeContext.exits(0, "up 3 days\n", "")).summary())
                .isEqualTo("up 3 days");
    }

    @Test
    void describesTheCheckAsItsHeaderSays() {
        project.script(
                "chk_ports.sh",
                "#!/bin/bash",
                "# montty: title=\"Open ports\" tags=\"network security\" timeout=10s interval=1h");

        ScriptCheck check = project.check();

        assertThat(check.spec())
                .isEqualTo(CheckSpec.of("chk_ports.sh", "Open ports")
                        .withTags("network", "security")
                        .withTimeout(Duration.ofSeconds(10)));
        assertThat(check.interval()).contains(Duration.ofHours(1));
        assertThat(check.withOptions(ScriptOptions.NONE).interval()).contains(Duration.ofHours(1));
    }

    @Test
    void findsChecksInOrderOfTheirNames() {
        project.script("chk_b", "#!/bin/sh");
        project.script("chk_a.py", "#!/usr/bin/env python3");
        project.script("CHK_C", "#!/bin/sh");

        assertThat(project.ids()).containsExactly("CHK_C", "chk_a.py", "chk_b");
        assertThat(project.findings()).isEmpty();
    }

    @Test
    void passesOverWhatIsNotACheck() {
        project.script("_chk_disabled.sh", "#!/bin/sh");
        project.script(".chk_hidden.sh", "#!/bin/sh");
        project.script("chk_old.sh~", "#!/bin/sh");
        project.script("chk_old.sh.bak", "#!/bin/sh");
        project.script("notes.sh", "#!/bin/sh");
        project.file("checks.yaml", "scripts: {}");
        project.script("chk_folder/chk_inside.sh", "#!/bin/sh");
        project.script("DATA_FILES/chk_data", "#!/bin/sh");

        assertThat(project.discover()).isEqualTo(new Discovery(List.of(), List.of()));
    }

    @Test
    void followsLinksToFiles() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("shared.sh"), "#!/bin/sh\n# montty: title=Shared\n");
        project.setMode(elsewhere, "rwxr-xr-x");
        Path link = Files.createSymbolicLink(project.checks().resolve("chk_link.sh"), elsewhere);

        assertThat(project.check().spec().title()).isEqualTo("Shared");
        assertThat(project.check().spec().id()).isEqualTo(link.getFileName().toString());
    }

    @Test
    void takesABinaryForACheckWithoutHeader() throws IOException {
        Path program = project.script("chk_program");
        Files.write(program, "\u007fELF\u0000\n# montty: titel=x\n".getBytes(StandardCharsets.UTF_8));

        assertThat(project.check().spec()).isEqualTo(CheckSpec.of("chk_program", "program"));
        assertThat(project.findings()).isEmpty();
    }

    @Test
    void readsTheHeaderAmongBytesThatAreNoText() throws IOException {
        Path script = project.script("chk_x");
        byte[] content = "#!/bin/sh\n#????\n# montty: title=Found\n".getBytes(StandardCharsets.UTF_8);
        content[11] = (byte) 0xff;
        content[12] = 0;
        Files.write(script, content);

        assertThat(project.check().spec().title()).isEqualTo("Found");
    }

    @Test
    void readsNoMoreThanTheStartOfAHugeScript() {
        project.script("chk_x", "#!/bin/sh", "# montty: title=Huge", "#" + "x".repeat(1 << 20), "# montty: tags=a");

        assertThat(project.check().spec()).isEqualTo(CheckSpec.of("chk_x", "Huge"));
    }

    @Test
    void ignoresAHeaderThatTheReadingLimitCutsOff() {
        String filler = "#" + "x".repeat(ScriptHead.LIMIT - 40);
        project.script("chk_x", "#!/bin/sh", filler, "# montty: title=\"cut off at its end\"");

        assertThat(project.findings()).isEmpty();
        assertThat(project.check().spec().title()).isEqualTo("x");
    }
}
