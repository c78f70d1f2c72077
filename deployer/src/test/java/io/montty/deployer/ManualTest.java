package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.manual.Edition;
import io.montty.runtime.Needs;
import io.montty.runtime.config.CheckSettings;
import io.montty.runtime.config.FolderSettings;
import io.montty.runtime.config.GaugeSettings;
import io.montty.runtime.config.GroupSettings;
import io.montty.runtime.config.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManualTest {

    private static final Path WRITTEN = Path.of("src/main/man");
    private static final Edition EDITION = new Edition("2.0.0", "2026-01-31");
    private static final Path MAN = Path.of("/usr/bin/man");
    private static final Path MANDOC = Path.of("/usr/bin/mandoc");
    private static final Pattern REFERENCE = Pattern.compile("((?:montty|checks)[a-z.-]*)\\\\fR\\((\\d)\\)");

    private Map<String, String> pages;
    private List<CommandSpec> commands;

    @BeforeAll
    void makePages() throws IOException {
        pages = ShareMain.pages(EDITION, ShareMain.texts(WRITTEN));
        commands =
                commands(ShareMain.everyCommand(Instant.EPOCH).getCommandSpec()).toList();
    }

    @Test
    void hasAPageForEveryCommand() {
        assertThat(commands).hasSizeGreaterThan(40);
        assertThat(pages.keySet())
                .containsAll(commands.stream().map(ManualTest::path).toList());
        assertThat(pages)
                .containsKeys(
                        "man1/montty.1",
                        "man1/montty-checks-new.1",
                        "man1/montty-receive.1",
                        "man1/montty-archive.1",
                        "man5/montty.yaml.5",
                        "man5/checks.yaml.5");
    }

    @Test
    void tellsOfEveryOptionOfACommand() {
        assertThat(commands)
                .allSatisfy(command -> assertThat(section("OPTIONS", command))
                        .contains(command.options().stream()
                                .filter(option -> !option.hidden())
                                .flatMap((OptionSpec option) -> Stream.of(option.names()))
                                .map(name -> "\\fB" + name.replace("-", "\\-") + "\\fR")
                                .toList()));
    }

    @Test
    void tellsOfEveryArgumentOfACommand() {
        List<CommandSpec> taking = commands.stream()
                .filter(command -> !command.positionalParameters().isEmpty())
                .toList();

        assertThat(taking)
                .hasSizeGreaterThan(10)
                .allSatisfy(command -> assertThat(section("ARGUMENTS", command))
                        .contains(command.positionalParameters().stream()
                                .map(parameter -> parameter.paramLabel())
                                .toList()));
    }

    @Test
    void tellsWhatEveryCommandEndsWith() {
        assertThat(commands)
                .allSatisfy(command -> assertThat(section("EXIT STATUS", command))
                        .containsAnyOf("\\fB0\\fR\n", "see EXIT STATUS in \\fBmontty\\fR(1)"));
    }

    @Test
    void refersToNoPageThatIsNotThere() {
        List<String> referred = new ArrayList<>();
        for (String page : pages.values()) {
            Matcher reference = REFERENCE.matcher(page.replace("\\-", "-"));
            while (reference.find()) {
                referred.add("man" + reference.group(2) + "/" + reference.group(1) + "." + reference.group(2));
            }
        }

        assertThat(referred).hasSizeGreaterThan(100);
        assertThat(pages.keySet()).containsAll(referred);
    }

    @Test
    void keepsASynopsisThatMayPassForAnAddress() {
        assertThat(pages.get("man1/montty-check.1"))
                .contains(
                        "[\\fB\\-\\-to\\fR=\\fIUSER@SERVER[:DIR]\\fR]",
                        "[\\fB\\-\\-tags\\fR=\\fITAG\\fR[,\\fITAG\\fR...]]");
    }

    @Test
    void addsToTheGeneratedPageWhatSomebodyWrote() {
        assertThat(pages.get("man1/montty.1"))
                .contains(".SH \"COMMANDS\"", ".SH ENVIRONMENT", ".SH FILES", ".SH EXAMPLES")
                .containsOnlyOnce("EXIT STATUS\"");
    }

    @Test
    void tellsOfEveryKeyOfTheConfiguration() throws IOException {
        String template = Files.readString(Path.of("src/main/resources/io/montty/deployer/montty.yaml"));
        List<String> keys = Pattern.compile("(?m)^ +#(\\w+):")
                .matcher(template)
                .results()
                .map(key -> "\\fB" + key.group(1) + "\\fR: ")
                .toList();

        assertThat(keys).hasSizeGreaterThan(25);
        assertThat(pages.get("man5/montty.yaml.5")).contains(keys).contains(".SS server\n");
    }

    @Test
    void tellsOfEveryKeyOfTheChecks() {
        List<String> keys = Stream.of(
                        CheckSettings.class, GroupSettings.class, FolderSettings.class, GaugeSettings.class, When.class)
                .flatMap(settings -> Arrays.stream(settings.getRecordComponents()))
                .map(key -> key.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT))
                .map(key -> "\\fB" + key + "\\fR")
                .toList();

        assertThat(keys).hasSizeGreaterThan(30);
        assertThat(pages.get("man5/checks.yaml.5")).contains(keys);
    }

    @Test
    void isTheSameWhereverAndWheneverItIsMade() throws IOException {
        assertThat(ShareMain.pages(EDITION, ShareMain.texts(WRITTEN))).isEqualTo(pages);
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(page)
                        .matches("(?s)\\.TH \"\\S+\" [15] \"2026-01-31\" \"MonTTY 2\\.0\\.0\" .*")
                        .matches("\\p{ASCII}*"));
    }

    @Test
    void isWellWrittenAsGroffSeesIt(@TempDir Path folder) throws Exception {
        Needs.that(Files.isExecutable(MAN), "how man shows the manual", "install it with: apt-get install man-db");
        for (Path page : write(folder)) {
            Ended ended = Shell.in(folder)
                    .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "MANWIDTH", "80"))
                    .run(MAN, "--warnings", "-E", "UTF-8", "-l", page.toString());
            assertThat(ended.err()).as("%s", page).isEmpty();
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).contains("NAME", "SEE ALSO").doesNotContain("\\f", "\uE000", "\u001B[0m\u001B");
        }
    }

    @Test
    void isWellWrittenAsMandocSeesIt(@TempDir Path folder) throws Exception {
        Needs.that(Files.isExecutable(MANDOC), "what mandoc says", "install it with: apt-get install mandoc");
        for (Path page : write(folder)) {
            Ended ended = Shell.in(folder).run(MANDOC, "-T", "lint", "-W", "warning", page.toString());
            assertThat(ended.out() + ended.err()).as("%s", page).isEmpty();
        }
    }

    private List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            Files.createDirectories(
                    folder.resolve(page.getKey().substring(0, page.getKey().indexOf('/'))));
            files.add(Files.writeString(file, page.getValue()));
        }
        return files;
    }

    private String section(String name, CommandSpec command) {
        String page = pages.getOrDefault(path(command), "");
        int start = page.indexOf(".SH \"" + name + "\"\n");
        int end = page.indexOf(".SH ", start + 1);
        assertThat(start).as("%s in %s", name, path(command)).isNotNegative();
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static String path(CommandSpec command) {
        return "man1/" + command.qualifiedName("-") + ".1";
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec),
                spec.subcommands().values().stream().flatMap(below -> commands(below.getCommandSpec())));
    }
}
