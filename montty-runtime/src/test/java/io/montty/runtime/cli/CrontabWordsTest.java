package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.transport.Patience;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CrontabWordsTest {

    private static CheckOptions parsed(List<String> words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CliEnvironment environment = new CliEnvironment(
                Path.of("/"),
                Path.of("/"),
                Optional.empty(),
                Map.of(),
                "tester",
                Clock.systemUTC(),
                false,
                nowhere,
                nowhere,
                new ExitGuard());
        CheckCommand command =
                new CheckCommand(environment, new Patience(Patience.REMOTE, duration -> {}, new Random(1)));
        new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.subList(1, words.size()).toArray(new String[0]));
        return command.options();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check --project /srv/montty",
                "check --project=/srv/montty",
                "check --project montty --tags a,b",
                "check --tags=a,b,,c --tags d",
                "check --only host.* --only=chk_?.sh",
                "check --no-send --force --exit-status --no-plan",
                "check --no-report",
                "check --to user@server:/srv/montty --report-format mty",
                "check --to=user@[::1] --report-format=json",
                "check --only a=b",
                "check --tags=a=b"
            })
    void readsWhatACrontabSaysAsTheParserDoes(String line) {
        List<String> words = List.of(line.split(" "));

        assertThat(CrontabWords.read(words)).contains(parsed(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checks list",
                "check --help",
                "check --format json",
                "check --dry-run",
                "check --watch",
                "check --tag a",
                "check --tags",
                "check --tags=",
                "check --project /a --project /b",
                "check --force --force",
                "check --force=true",
                "check --report-format MTY",
                "check --report-format xml",
                "check --only --force",
                "check --tags 'a,b'",
                "check --project /a word",
                "check -- word",
                "check @file"
            })
    void leavesAllElseToTheParser(String line) {
        assertThat(CrontabWords.read(List.of(line.split(" ")))).isEqualTo(Optional.empty());
    }

    @Test
    void leavesTagsWithBlanksToTheParser() {
        assertThat(CrontabWords.read(List.of("check", "--tags", "a b"))).isEmpty();
    }

    @Test
    void leavesWhatIsNoPathToTheParser() {
        assertThat(CrontabWords.read(List.of("check", "--project", "a\0b"))).isEmpty();
    }
}
