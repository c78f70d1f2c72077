package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.script.ScriptCheckSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedScriptsTest {

    private static final Pattern SWITCHED_OFF = Pattern.compile("(?m)^  (\\S+): \\{enabled: false}$");

    private final Discovery discovery =
            new ScriptCheckSource(MadeUpHost.SCRIPTS, MadeUpHost.SCRIPTS, "/usr/bin:/bin").discover();

    static List<String> names() {
        return MadeUpHost.shipped();
    }

    @Test
    void areAllFoundWithoutFindings() {
        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks())
                .extracting(found -> found.node().spec().id())
                .containsExactlyElementsOf(names())
                .hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("names")
    void describeThemselves(String name) throws IOException {
        Path file = MadeUpHost.SCRIPTS.resolve(name);
        List<String> lines = Files.readAllLines(file);

        assertThat(lines.get(0)).isIn("#!/bin/bash", "#!/usr/bin/env python3");
        assertThat(lines.get(1)).matches("# montty: title=\"[^\"]+\" tags=\"[^\"]+\" timeout=\\d+s");
        assertThat(Files.isExecutable(file)).isTrue();
        assertThat(spec(name).timeout()).isLessThan(CheckSpec.DEFAULT_TIMEOUT);
    }

    @Test
    void areSwitchedOffWhereAJavaCheckLooksAtTheSame() throws IOException {
        String settings = Files.readString(MadeUpHost.SCRIPTS.resolve("checks.yaml"));

        assertThat(SWITCHED_OFF.matcher(settings).results().map(result -> result.group(1)))
                .hasSize(8)
                .isSubsetOf(names())
                .doesNotContain("chk_pending_reboot.sh");
    }

    private CheckSpec spec(String name) {
        return discovery.checks().stream()
                .map(found -> found.node().spec())
                .filter(spec -> spec.id().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
