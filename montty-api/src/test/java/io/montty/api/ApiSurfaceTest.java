package io.montty.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Show every change of the public API in review: the file beside this test has to change with it. */
class ApiSurfaceTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/montty/api/api-surface.txt");

    @Test
    void isWhatTheGoldenFileSays() throws IOException, URISyntaxException {
        String surface = String.join("\n", surface()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, surface);
        }

        assertThat(surface)
                .as(
                        "the public API; if the change is meant, raise ApiVersion.CURRENT, write it into CHANGELOG.md, and"
                                + " rewrite %s with -Dgolden.update=true",
                        GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void showsTypesWithTheirMembers() throws IOException, URISyntaxException {
        assertThat(surface())
                .contains(
                        "interface io.montty.api.Check : io.montty.api.CheckNode, org.pf4j.ExtensionPoint",
                        "    run(io.montty.api.CheckContext) throws java.lang.Exception: io.montty.api.CheckResult",
                        "    static worst(java.util.Collection<io.montty.api.Status>): io.montty.api.Status");
    }

    @Test
    void isOfTheVersionThatOurOwnPluginsState() {
        assertThat(System.getProperty("montty.api.version")).isEqualTo(ApiVersion.CURRENT);
    }

    private static List<String> surface() throws IOException, URISyntaxException {
        Path classes = Path.of(ApiVersion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> lines = new ArrayList<>(List.of("api " + ApiVersion.CURRENT));
        lines.addAll(new ApiSurface(classes).lines());
        return lines;
    }
}
