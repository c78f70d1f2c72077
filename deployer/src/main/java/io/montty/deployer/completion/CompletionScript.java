package io.montty.deployer.completion;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Write the script by which a shell completes the words of a command and of all that is below it. */
public final class CompletionScript {

    private static final String FOLDER_LABEL = "DIR";
    /** No word is like it: it stands where a pattern is needed, and there is nothing to match. */
    private static final String NOTHING = "''";

    private final CommandLine command;
    private final String functions;

    /**
     * Prepare the scripts.
     *
     * @param command with every command that shall complete; what its options offer is changed
     */
    public CompletionScript(CommandLine command) {
        this.command = command;
        OfferedWords.addTo(command);
        functions = functions(AutoComplete.bash(command.getCommandName(), command));
    }

    /** Return the script for bash. */
    public String bash() {
        return template("completion.bash")
                .replace("@FOLDERS@", options(CompletionScript::isFolder))
                .replace("@FUNCTIONS@", functions);
    }

    /** Return the script for zsh, to be sourced, or found by {@code compinit}. */
    public String zsh() {
        return template("completion.zsh")
                .replace("@FOLDERS@", options(CompletionScript::isFolder))
                .replace("@FILES@", options(option -> isPath(option) && !isFolder(option)))
                .replace("@TAKING_FILES@", takingFiles())
                .replace("@FUNCTIONS@", functions);
    }

    /** What picocli writes before and after them sets options of the shell that are for its user to choose. */
    private static String functions(String script) {
        int start = script.indexOf("\n# CompWordsContainsArray");
        int end = script.lastIndexOf("\n}\n");
        if (start < 0 || end < start) {
            throw new IllegalStateException("picocli writes other scripts than it did; the scripts here must follow");
        }
        return script.substring(start + 1, end + 2);
    }

    private String options(Predicate<ArgSpec> wanted) {
        return orNothing(commands(command.getCommandSpec())
                .flatMap(spec -> spec.options().stream())
                .filter(option -> !option.hidden() && wanted.test(option))
                .flatMap((OptionSpec option) -> Stream.of(option.names())));
    }

    /** The commands that take files, as patterns for all that stands on the line: the last word first. */
    private String takingFiles() {
        return orNothing(commands(command.getCommandSpec())
                .filter(spec -> spec.positionalParameters().stream().anyMatch(CompletionScript::isPath))
                .map(spec -> spec.qualifiedName(" "))
                .map(name -> "*' " + name.substring(command.getCommandName().length() + 1) + " '*"));
    }

    private static String orNothing(Stream<String> patterns) {
        String all = patterns.distinct().sorted().collect(Collectors.joining(" | "));
        return all.isEmpty() ? NOTHING : all;
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec),
                spec.subcommands().values().stream().flatMap(below -> commands(below.getCommandSpec())));
    }

    private static boolean isFolder(ArgSpec argument) {
        return isPath(argument) && argument.paramLabel().equals(FOLDER_LABEL);
    }

    private static boolean isPath(ArgSpec argument) {
        Class<?>[] types = argument.auxiliaryTypes();
        Class<?> type = types.length == 0 ? argument.type() : types[0];
        return type == Path.class || type == File.class;
    }

    private static String template(String name) {
        try (InputStream file = Objects.requireNonNull(CompletionScript.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
