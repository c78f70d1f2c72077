package io.montty.deployer.docs;

import io.montty.runtime.config.ConfigDescription;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.store.ProjectLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Write down what a configuration record says of its keys: as a table of a page, and as a file to be filled in. */
final class DescribedKeys {

    private static final int WIDTH = 120;
    private static final Pattern BOUNDS =
            Pattern.compile("must be greater than or equal to (\\d+); must be less than or equal to (\\d+)");

    private final List<ConfigDescription.Key> keys;

    private DescribedKeys(List<ConfigDescription.Key> keys) {
        this.keys = keys;
    }

    static DescribedKeys of(Class<? extends Record> type) {
        return new DescribedKeys(new Configuration(new ProjectLayout(Path.of("/none")))
                .describe(type)
                .keys());
    }

    /** Return the keys that nobody describes. */
    List<String> withoutWords() {
        return keys.stream()
                .filter(key -> key.description().isBlank())
                .map(ConfigDescription.Key::name)
                .toList();
    }

    /** Return a table in Markdown of all keys. */
    String table() {
        StringBuilder table = new StringBuilder("| key | default | what it does | takes |\n|---|---|---|---|\n");
        for (ConfigDescription.Key key : keys) {
            table.append("| `" + key.name() + "` | " + code(key.value()) + " | " + cell(key.description()) + " | "
                    + cell(asked(key)) + " |\n");
        }
        return table.toString();
    }

    private static String code(String value) {
        return switch (value) {
            case "" -> "";
            case "''" -> "empty";
            case ConfigDescription.REQUIRED -> value;
            default -> "`" + value + "`";
        };
    }

    private static String asked(ConfigDescription.Key key) {
        return constraints(key).isEmpty() ? key.expected() : key.expected() + "; " + constraints(key);
    }

    /** Return what is asked of a value; two bounds that have the same message, or numbers, are one. */
    private static String constraints(ConfigDescription.Key key) {
        String all = key.constraints().stream().distinct().collect(Collectors.joining("; "));
        return BOUNDS.matcher(all).replaceAll("must be from $1 to $2");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** Return a file with every key and its default, each in a comment, and above it what the key does. */
    String commentedFile() {
        StringBuilder file = new StringBuilder();
        for (ConfigDescription.Key key : keys) {
            int dot = key.name().indexOf('.');
            if (dot < 0) {
                file.append('\n').append(comment("", key)).append("#" + key.name() + ":\n");
            } else {
                file.append(comment("  ", key))
                        .append("  #" + key.name().substring(dot + 1) + ": "
                                + key.value().replace("''", "\"\"") + "\n");
            }
        }
        return file.toString();
    }

    private static String comment(String indent, ConfigDescription.Key key) {
        String bounds = constraints(key).isEmpty() ? "" : "; " + constraints(key);
        StringBuilder comment = new StringBuilder();
        String line = indent + "#";
        for (String word : (sentence(key.description()) + bounds + ".").split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                comment.append(line).append('\n');
                line = indent + "#";
            }
            line += " " + word;
        }
        return comment.append(line).append('\n').toString();
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
