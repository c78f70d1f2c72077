package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.completion.CompletionScript;
import io.montty.runtime.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

class CompletionTest {

    private static final Path BASH = Path.of("/bin/bash");
    private static final Path ZSH = Path.of("/usr/bin/zsh");
    private static final String INSTALL = "install it with: apt-get install ";

    /** Asks what bash would offer for the last of its words; compopt works only where a person presses Tab. */
    private static final String ASK = """
            . ./montty.bash || exit
            compopt() { :; }
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            _montty
            [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeScripts() throws Exception {
        folder = folder.toRealPath();
        CompletionScript script = new CompletionScript(ShareMain.everyCommand(Instant.EPOCH));
        Files.writeString(folder.resolve("montty.bash"), script.bash());
        Files.writeString(folder.resolve("_montty"), script.zsh());
        Files.createDirectory(folder.resolve("my project"));
        Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("mine.jar"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "montty ch, check checks",
        "/opt/montty/bin/montty ch, check checks",
        "montty completion _, bash zsh",
        "montty reports _, delete list prune show",
        "montty check --no-s, --no-send",
        "montty check --format _, json text",
        "montty check --format = _, json text",
        "montty check --format =, json text",
        "montty check --format = j, json",
        "montty check --format = json --no-s, --no-send",
        "montty check --report-format _, json mty",
        "montty monitor --color a, always auto",
        "montty reports list --status _, ALERT NA OKAY WARN",
        "montty problems --status _, alert warn",
        "montty check --project o, other",
        "montty check --project = o, other",
        "montty checks new --py, --python",
        "montty plugins add min, mine.jar",
        "montty check --tags _, ''",
    })
    void offersInBashWhatFits(String line, String offered) throws Exception {
        assertThat(offeredByBash(line.split(" "))).containsExactlyInAnyOrder(words(offered));
    }

    @Test
    void offersFoldersAloneForAProject() throws Exception {
        assertThat(offeredByBash("montty", "check", "--project", "_")).containsExactlyInAnyOrder("my project", "other");
    }

    @Test
    void completesWhereAPersonPressesTabInBash() throws Exception {
        Needs.that(Tmux.available(), "completion in bash at a terminal", INSTALL + "tmux");
        Typist typist = new Typist(folder);
        try {
            typist.enter(". ./montty.bash");
            typist.tries();
        } finally {
            typist.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ". ./_montty",
                "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D",
                "autoload -Uz compinit; compinit -u -D; . ./_montty",
            })
    void completesWhereAPersonPressesTabInZsh(String start) throws Exception {
        Needs.that(Files.isExecutable(ZSH), "completion in zsh", INSTALL + "zsh");
        Needs.that(Tmux.available(), "completion in zsh at a terminal", INSTALL + "tmux");
        Typist typist = new Typist(folder);
        try {
            typist.startZsh();
            typist.enter(start);
            typist.tries();
        } finally {
            typist.stop();
        }
    }

    @Test
    void offersTheWordsThatTheHelpNames() {
        CommandLine command = ShareMain.everyCommand(Instant.EPOCH);
        assertThat(new CompletionScript(command).bash()).isNotEmpty();

        assertThat(commands(command.getCommandSpec())
                        .flatMap(spec -> spec.args().stream())
                        .filter(argument -> argument.paramLabel().matches("[a-z0-9|]+\\|[a-z0-9]+")))
                .hasSizeGreaterThan(15)
                .allSatisfy(argument -> assertThat(argument.completionCandidates())
                        .containsExactly(argument.paramLabel().split("\\|")));
    }

    @Test
    void knowsEveryCommandThatAnyWordLeadsTo() {
        CommandSpec all = ShareMain.everyCommand(Instant.EPOCH).getCommandSpec();

        assertThat(all.subcommands())
                .containsKeys("check", "checks", "manage", "monitor", "doctor", "enroll", "deploy", "completion");
        assertThat(all.subcommands())
                .extractingByKey("checks")
                .satisfies(checks -> assertThat(checks.getSubcommands()).containsKeys("list", "new", "explain"));
    }

    @Test
    void keepsToItselfWhatIsHidden() {
        CompletionScript script = new CompletionScript(
                new CommandLine(new Secretive()).addSubcommand(new Hidden()).addSubcommand(new Shown()));

        assertThat(script.bash()).contains("--open", "shown").doesNotContain("--secret", "buried");
        assertThat(script.zsh()).contains("--open", "shown").doesNotContain("--secret", "buried");
    }

    @Test
    void printsTheScriptThatIsAskedFor() throws Exception {
        DeployedFolder deployed = DeployedFolder.below(folder);

        assertThat(deployed.montty("completion", "bash"))
                .isEqualTo(new Ended(0, Files.readString(folder.resolve("montty.bash")), ""));
        assertThat(deployed.montty("completion", "zsh"))
                .isEqualTo(new Ended(0, Files.readString(folder.resolve("_montty")), ""));
    }

    @Test
    void namesTheShellsThatItCanServe() throws Exception {
        Ended ended = DeployedFolder.below(folder).montty("completion", "fish");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("bash|zsh", "'fish'");
        assertThat(ended.out()).isEmpty();
    }

    private List<String> offeredByBash(String... line) throws Exception {
        Needs.that(Files.isExecutable(BASH), "completion in bash", INSTALL + "bash");
        List<String> argv = new ArrayList<>(List.of(BASH.toString(), "--norc", "--noprofile", "-c", ASK, "bash"));
        Arrays.stream(line).map(word -> word.equals("_") ? "" : word).forEach(argv::add);
        Ended ended = Shell.in(folder).run(argv);
        assertThat(ended.err()).isEmpty();
        return ended.out().lines().toList();
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec),
                spec.subcommands().values().stream().flatMap(below -> commands(below.getCommandSpec())));
    }

    @SuppressWarnings("UnusedVariable")
    @Command(name = "secretive")
    private static final class Secretive {

        @Option(names = "--open", description = "For all.")
        private boolean open;

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }

    @Command(name = "buried", hidden = true)
    private static final class Hidden {}

    @Command(name = "shown")
    private static final class Shown {}

    /** Types at a shell in a real terminal. */
    private static final class Typist {

        private final Tmux tmux;
        private int lines;

        Typist(Path folder) throws Exception {
            tmux = Tmux.start(
                    folder,
                    Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "HISTFILE", "/dev/null"),
                    100,
                    30);
        }

        /** Type a line, and wait until the shell has carried it out. */
        void enter(String line) throws Exception {
            lines++;
            tmux.type(line + "; clear; echo line " + lines);
            tmux.await(screen -> screen.strip().matches("line " + lines + "\\s+ready\\$"));
        }

        void startZsh() throws Exception {
            tmux.type("clear; PS1='zsh$ ' exec zsh -f -i");
            tmux.await(screen -> screen.strip().equals("zsh$"));
            enter("PS1='ready$ '");
        }

        void tries() throws Exception {
            completes("montty comp", "montty completion ");
            completes("montty check --no-s", "montty check --no-send ");
            completes("montty check --format j", "montty check --format json ");
            completes("montty check --format=j", "montty check --format=json ");
            completes("montty check --project my", "montty check --project my\\ project/");
            completes("montty check --project=my", "montty check --project=my\\ project/");
            completes("montty plugins add min", "montty plugins add mine.jar ");
            completes("montty reports d", "montty reports delete ");
        }

        private void completes(String typed, String completed) throws Exception {
            tmux.typeWithoutEnter(typed);
            tmux.press("Tab");
            tmux.typeWithoutEnter("END");
            tmux.await(screen -> screen.contains("ready$ " + completed + "END"));
            tmux.press("C-c");
            enter("true");
        }

        void stop() throws Exception {
            tmux.stop();
        }
    }
}
