package io.montty.deployer.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Write the manual page of one command, from what it says of itself to picocli. */
final class CommandPage {

    static final int SECTION = 1;

    /** A line as long as it gets: it is for man to wrap it. */
    private static final int UNWRAPPED = 10_000;

    private static final ColorScheme LETTERS = new ColorScheme.Builder(Ansi.ON)
            .commands(style(Troff.BOLD))
            .options(style(Troff.BOLD))
            .parameters(style(Troff.ITALIC))
            .optionParams(style(Troff.ITALIC))
            .build();

    private final CommandSpec command;
    private final Help help;

    CommandPage(CommandSpec command) {
        this.command = command;
        command.usageMessage().width(UNWRAPPED);
        this.help = new Help(command, LETTERS);
    }

    /** Return the page's name, such as {@code montty-checks-list}. */
    String name() {
        return command.qualifiedName("-");
    }

    /**
     * Return the page.
     *
     * @param edition what it belongs to
     * @param written sections of it that somebody wrote
     */
    String text(Edition edition, String written) {
        ExitCodes codes = ExitCodes.among(List.of(command.usageMessage().footer()));
        Troff page = new Troff(edition.heading(name().toUpperCase(Locale.ROOT), SECTION));
        page.section("NAME").paragraph(name() + " - " + purpose());
        synopsis(page.section("SYNOPSIS"));
        page.section("DESCRIPTION");
        Stream.concat(
                        Arrays.stream(command.usageMessage().description()),
                        codes.others().stream().filter(paragraph -> !isExample(paragraph)))
                .forEach(page::paragraph);
        arguments(page);
        commands(page);
        page.written(written);
        if (!written.contains("EXIT STATUS")) {
            codes.writeTo(page);
        }
        examples(page, codes.others().stream().filter(this::isExample).toList());
        page.section("SEE ALSO").paragraph(String.join(", ", related()));
        return page.toString();
    }

    private boolean isExample(String paragraph) {
        return paragraph.startsWith(command.qualifiedName() + " ");
    }

    private static void examples(Troff page, List<String> lines) {
        if (!lines.isEmpty()) {
            page.section("EXAMPLES").literal(lines);
        }
    }

    /** The first part of the first sentence: what a list of pages shows. */
    private String purpose() {
        String sentence = command.usageMessage().description()[0].split("\\. |[:;] |\\.$", 2)[0];
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private void synopsis(Troff page) {
        String[] own = command.usageMessage().customSynopsis();
        if (own.length == 0) {
            page.hanging(plain(help.synopsis(0)));
        }
        String name = command.qualifiedName();
        for (String line : own) {
            page.hanging(line.strip().replaceFirst("^" + name, Troff.bold(name)));
        }
    }

    private void arguments(Troff page) {
        List<PositionalParamSpec> parameters = command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
        if (!parameters.isEmpty()) {
            page.section("ARGUMENTS");
            parameters.forEach(parameter -> page.item(label(parameter), description(parameter)));
        }
        page.section("OPTIONS");
        command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")))
                .forEach(option -> page.item(names(option) + label(option), description(option)));
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names()).map(Troff::bold).collect(Collectors.joining(", "));
    }

    private String label(ArgSpec argument) {
        return plain(help.parameterLabelRenderer()
                .renderParameterLabel(argument, Ansi.ON, List.of(style(Troff.ITALIC)))
                .toString());
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void commands(Troff page) {
        List<CommandSpec> below = below(command);
        if (!below.isEmpty()) {
            page.section("COMMANDS");
            below.forEach(spec -> page.item(
                    Troff.bold(spec.qualifiedName()),
                    spec.usageMessage().description()[0] + " See " + reference(spec) + "."));
        }
    }

    private List<String> related() {
        List<String> pages = new ArrayList<>();
        for (CommandLine above =
                        command.parent() == null ? null : command.parent().commandLine();
                above != null;
                above = above.getParent()) {
            pages.add(0, reference(above.getCommandSpec()));
        }
        below(command).forEach(spec -> pages.add(reference(spec)));
        pages.addAll(
                command.parent() == null
                        ? List.of("montty-receive(1)", "montty-archive(1)", "montty.yaml(5)", "checks.yaml(5)")
                        : List.of("montty.yaml(5)", "checks.yaml(5)"));
        return pages.stream()
                .map(page -> page.replaceFirst("^[^(]*", Troff.BOLD + "$0" + Troff.PLAIN))
                .toList();
    }

    private static String reference(CommandSpec spec) {
        return spec.qualifiedName("-") + "(" + SECTION + ")";
    }

    private static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden())
                .toList();
    }

    /** Every style that picocli sets, it ends with the words by which terminals end all of theirs. */
    private static String plain(String text) {
        return text.replaceAll("\u001B\\[[0-9;]*m", "").strip();
    }

    private static IStyle style(char letters) {
        return new IStyle() {
            @Override
            public String on() {
                return String.valueOf(letters);
            }

            @Override
            public String off() {
                return String.valueOf(Troff.PLAIN);
            }
        };
    }
}
