package io.montty.deployer.doctor;

import io.montty.deployer.shell.ShellWords;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hold a line of an authorized_keys file that binds a key to the reports of one host, or to those of a relay.
 *
 * @param place the file and the line, for messages
 * @param relay whether it is a relay's
 * @param name what the host or relay is called; empty if the line does not say
 * @param program what is started
 * @param java the Java that runs it; empty where it is looked for
 * @param project the project directory; empty if the line does not say
 * @param options the names of the options, in lower case
 * @param key the type and the key itself
 */
record Binding(
        String place,
        boolean relay,
        String name,
        String program,
        String java,
        String project,
        Set<String> options,
        String key) {

    private static final String RECEIVER = "montty-receive";
    private static final Set<String> TYPE_STARTS = Set.of("ssh-", "ecdsa-", "sk-");

    /** Read a line; empty if it is no such line. */
    static Optional<Binding> parse(String place, String line) {
        String text = line.strip();
        if (text.startsWith("#") || !text.contains(RECEIVER) || isKey(text)) {
            return Optional.empty();
        }
        int end = endOfOptions(text);
        Map<String, String> options = options(text.substring(0, end));
        List<String> command = ShellWords.split(unquoted(options.getOrDefault("command", "")));
        if (command.isEmpty() || !command.get(0).matches("(.*/)?" + RECEIVER)) {
            return Optional.empty();
        }
        String[] rest = text.substring(end).strip().split("\\s+", 3);
        boolean relay = command.contains("--relay");
        return Optional.of(new Binding(
                place,
                relay,
                after(command, relay ? "--relay" : "--host"),
                command.get(0),
                after(command, "--java"),
                after(command, "--project"),
                new TreeSet<>(options.keySet()),
                rest.length < 2 ? "" : rest[0] + " " + rest[1]));
    }

    /** Return what it is called in messages. */
    String who() {
        return (relay ? "relay " : "host ") + name;
    }

    private static boolean isKey(String text) {
        return TYPE_STARTS.stream().anyMatch(text::startsWith);
    }

    private static String after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 >= words.size() ? "" : words.get(at + 1);
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"")
                : value;
    }

    /** Options hold blanks and commas in double quotes alone, and a quote there is marked by a backslash. */
    private static int endOfOptions(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (isQuote(text, i)) {
                quoted = !quoted;
            } else if ((text.charAt(i) == ' ' || text.charAt(i) == '\t') && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    /** Return the options by name, in lower case. */
    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == ',' && !quoted)) {
                String option = text.substring(begin, i);
                int equals = option.indexOf('=');
                String name = equals < 0 ? option : option.substring(0, equals);
                options.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : option.substring(equals + 1));
                begin = i + 1;
            } else if (isQuote(text, i)) {
                quoted = !quoted;
            }
        }
        return options;
    }

    private static boolean isQuote(String text, int at) {
        return text.charAt(at) == '"' && (at == 0 || text.charAt(at - 1) != '\\');
    }
}
