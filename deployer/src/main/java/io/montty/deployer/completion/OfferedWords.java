package io.montty.deployer.completion;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Offer the words that the help text shows: {@code text} and {@code json}, where an enum's names are upper-case. */
final class OfferedWords {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(\\|[a-z0-9]+)+");

    private OfferedWords() {}

    /** Let every option and parameter of a command, and of all below it, offer what its label names. */
    static void addTo(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            if (namesWords(option)) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option)
                        .completionCandidates(words(option))
                        .build());
            }
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (namesWords(parameter)) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder(parameter)
                        .completionCandidates(words(parameter))
                        .build());
            }
        }
        command.getSubcommands().values().forEach(OfferedWords::addTo);
    }

    private static boolean namesWords(ArgSpec argument) {
        return WORDS.matcher(argument.paramLabel()).matches();
    }

    private static List<String> words(ArgSpec argument) {
        return List.of(argument.paramLabel().split("\\|", -1));
    }
}
