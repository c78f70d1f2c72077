package io.montty.runtime.cli;

import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.MonttyConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Read the words of {@code montty check} as crontabs have them: options written out, each with a value of its own.
 *
 * <p>That spares a run from cron the start of the parser of command lines. Whatever else is said, right or wrong, is
 * left to that parser, which knows abbreviations, help and what to say about mistakes.
 */
final class CrontabWords {

    private static final Map<String, Switch> SWITCHES = Map.of(
            "--no-report", Switch.NO_REPORT,
            "--no-send", Switch.NO_SEND,
            "--force", Switch.FORCE,
            "--exit-status", Switch.EXIT_STATUS,
            "--no-plan", Switch.NO_PLAN);

    private final List<String> tags = new ArrayList<>();
    private final List<String> only = new ArrayList<>();
    private final Set<Switch> switches = EnumSet.noneOf(Switch.class);
    private @Nullable Path project;
    private @Nullable String to;
    private MonttyConfig.Report.@Nullable Format format;

    private CrontabWords() {}

    /** Return what {@code words} ask for; empty if the parser has to read them. */
    static Optional<CheckOptions> read(List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("check")) {
            return Optional.empty();
        }
        CrontabWords read = new CrontabWords();
        return read.take(words.subList(1, words.size())) ? Optional.of(read.options()) : Optional.empty();
    }

    private CheckOptions options() {
        return new CheckOptions(project, tags, only, null, to, format, switches);
    }

    private boolean take(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Switch option = SWITCHES.get(word);
            int equals = word.indexOf('=');
            if (option != null) {
                if (!switches.add(option)) {
                    return false;
                }
            } else if (equals > 0) {
                if (!take(word.substring(0, equals), word.substring(equals + 1))) {
                    return false;
                }
            } else if (++i == words.size() || !take(word, words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A value in quotes, or one that looks like an option, is the parser's. */
    private boolean take(String option, String value) {
        if (value.isEmpty() || value.startsWith("-") || value.indexOf('"') >= 0 || value.indexOf('\'') >= 0) {
            return false;
        }
        return switch (option) {
            case "--project" -> project == null && isPath(value);
            case "--tags" -> addTags(value);
            case "--only" -> only.add(value);
            case "--to" -> to == null && isServer(value);
            case "--report-format" -> format == null && isFormat(value);
            default -> false;
        };
    }

    private boolean isPath(String value) {
        try {
            project = Path.of(value);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean addTags(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isWhitespace(value.charAt(i))) {
                return false;
            }
        }
        tags.addAll(List.of(value.split(",", -1)));
        return true;
    }

    private boolean isServer(String value) {
        to = value;
        return true;
    }

    private boolean isFormat(String value) {
        format = switch (value) {
            case "json" -> MonttyConfig.Report.Format.JSON;
            case "mty" -> MonttyConfig.Report.Format.MTY;
            default -> null;
        };
        return format != null;
    }
}
