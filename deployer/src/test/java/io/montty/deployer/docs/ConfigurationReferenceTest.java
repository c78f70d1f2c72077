package io.montty.deployer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.FolderSettings;
import io.montty.runtime.config.GroupSettings;
import io.montty.runtime.config.MonttyConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hold docs/configuration.md, and the montty.yaml that is laid out, to the records that configuration is read into. */
class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("montty.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/configuration.md");
    private static final Path LAID_OUT = ROOT.resolve("deployer/src/main/resources/io/montty/deployer/montty.yaml");
    private static final Map<String, Class<? extends Record>> TABLES = Map.of(
            "montty.yaml", MonttyConfig.class,
            "checks", CheckSettings.class,
            "groups", GroupSettings.class,
            "folders", FolderSettings.class);

    /** What the records say stands between two marks, which name the table. */
    private static final Pattern GENERATED =
            Pattern.compile("(?s)(<!-- made from the program: (\\S+) -->\n)(.*?)(<!-- end -->\n)");

    @Test
    void hasTheTablesThatTheRecordsMake() throws IOException {
        String page = Files.readString(PAGE);
        String made = GENERATED.matcher(page).replaceAll(match -> {
            String table = DescribedKeys.of(Objects.requireNonNull(TABLES.get(match.group(2))))
                    .table();
            return Matcher.quoteReplacement(match.group(1) + table + match.group(4));
        });

        assertIsGolden(PAGE, made);
    }

    @Test
    void hasEveryTableOnce() throws IOException {
        List<String> names = GENERATED
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(2))
                .toList();

        assertThat(names).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
    }

    @Test
    void hasWordsForEveryKey() {
        TABLES.values()
                .forEach(type -> assertThat(DescribedKeys.of(type).withoutWords())
                        .as(type.getSimpleName() + ": keys without @Description")
                        .isEmpty());
    }

    @Test
    void laysOutTheSameWordsInTheProject() throws IOException {
        String laidOut = Files.readString(LAID_OUT);
        String introduction = laidOut.substring(0, laidOut.indexOf("\n\n") + 1);

        assertIsGolden(
                LAID_OUT, introduction + DescribedKeys.of(MonttyConfig.class).commentedFile());
    }

    private static void assertIsGolden(Path file, String made) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file))
                .as("%s as it is made from the records; rewrite it with -Dgolden.update=true", file)
                .isEqualTo(made);
    }
}
