package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.docs.MarkdownPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Look up every command and option of montty that the documentation speaks of. */
class DocumentedCommandsTest {

    private static final String PROGRAM = "montty ";

    /** A user may be called so, too. */
    private static final String SUDO_RULE = "montty ALL=";

    @TempDir
    private Path folder;

    private CommandLine montty;

    @BeforeEach
    void knowAllCommands() throws IOException {
        montty = DeployedFolder.below(folder).commandLine("checks");
    }

    @Test
    void areThere() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            page.spans().stream()
                    .map(MarkdownPage.Link::target)
                    .filter(span -> span.startsWith(PROGRAM) && !span.startsWith(SUDO_RULE))
                    .forEach(span -> look(span, page.name(), unknown));
            page.blocks().stream()
                    .filter(block -> block.language().equals("sh"))
                    .flatMap(block -> block.commands().stream())
                    .flatMap(line -> Arrays.stream(line.split("\\s*(?:&&|[|;>])\\s*")))
                    .filter(command -> command.startsWith(PROGRAM))
                    .forEach(command -> look(command, page.name(), unknown));
        }

        assertThat(unknown).as("commands and options that montty does not have").isEmpty();
    }

    private void look(String command, String page, Set<String> unknown) {
        unknownIn(command).forEach(what -> unknown.add(page + ": " + command + ": " + what));
    }

    /** Return what in {@code text} montty does not know; words that are about something are not looked at. */
    private List<String> unknownIn(String text) {
        List<String> unknown = new ArrayList<>();
        Iterator<String> words = Stream.of(text.split("\\s+")).skip(1).iterator();
        CommandLine command = montty;
        String called = PROGRAM.strip();
        while (words.hasNext()) {
            String word = words.next();
            CommandLine next = command.getSubcommands().get(word.replaceFirst("\\|.*", ""));
            String option = word.replaceFirst("[=\\]].*", "");
            if (next != null) {
                command = next;
                called += " " + command.getCommandName();
            } else if (option.startsWith("--")
                    ? command.getCommandSpec().findOption(option) == null
                    : command == montty && !word.matches("-.*|COMMAND")) {
                unknown.add(called + " " + option);
            }
        }
        return unknown.isEmpty() ? unknown : unknown.subList(0, 1);
    }
}
