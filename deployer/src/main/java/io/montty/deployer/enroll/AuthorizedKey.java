package io.montty.deployer.enroll;

import io.montty.deployer.shell.ShellWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what matters here of a line of authorized_keys.
 *
 * @param blob the key, in Base64
 * @param comment what stands behind it
 * @param command the words of the command that it is forced to; none if it is not
 */
record AuthorizedKey(String blob, String comment, List<String> command) {

    private static final String RECEIVER = "montty-receive";

    /** Options as sshd reads them: up to the first blank that stands in no quotation marks. */
    private static final String OPTIONS = "(?:(?:\\\\\"|\"(?:\\\\\"|[^\"])*+\"|[^\\s\"])++[ \\t]++)?+";

    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*+(?:(?<bare>TYPE)|(?<options>OPTIONS)(?<type>TYPE))[ \\t]++(?<blob>\\S++)(?:[ \\t]++(?<comment>.*?))?\\s*"
                    .replace("TYPE", "(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]++")
                    .replace("OPTIONS", OPTIONS));

    private static final Pattern OPTION =
            Pattern.compile("\\G,?(?<name>[^,=\"]++)(?:=\"(?<value>(?:\\\\\"|[^\"])*+)\"|=[^,]*+)?");

    AuthorizedKey {
        command = List.copyOf(command);
    }

    /** Read a line; empty for one that holds no key. */
    static Optional<AuthorizedKey> parse(String line) {
        if (line.stripLeading().startsWith("#")) {
            return Optional.empty();
        }
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new AuthorizedKey(
                        matcher.group("blob"),
                        matcher.group("comment") == null ? "" : matcher.group("comment"),
                        matcher.group("options") == null ? List.of() : command(matcher.group("options"))))
                : Optional.empty();
    }

    /** Tell which host it is bound to, if it is a line of an enrolment, or does the same. */
    Optional<String> host() {
        if (isReceiver()) {
            return after("--host").or(() -> after("--relay"));
        }
        return comment.startsWith(Binding.MARK)
                ? Optional.of(comment.substring(Binding.MARK.length()))
                : Optional.empty();
    }

    /** Tell which host of {@code project} it is forced to hand in the reports of; a line may leave the project out. */
    Optional<String> hostOf(Path project) {
        return isReceiver()
                        && after("--project")
                                .map(named -> isSame(project, named))
                                .orElse(true)
                ? host()
                : Optional.empty();
    }

    private boolean isReceiver() {
        return command.stream().anyMatch(word -> word.equals(RECEIVER) || word.endsWith("/" + RECEIVER));
    }

    private Optional<String> after(String option) {
        int at = command.indexOf(option);
        return at < 0 || at + 1 >= command.size() ? Optional.empty() : Optional.of(command.get(at + 1));
    }

    private static boolean isSame(Path project, String named) {
        try {
            Path other = Path.of(named);
            return project.equals(other.normalize()) || (Files.exists(other) && Files.isSameFile(project, other));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** A character is a byte here, and the names of folders are in UTF-8. */
    private static List<String> command(String options) {
        Matcher option = OPTION.matcher(options.strip());
        while (option.find()) {
            if (option.group("name").toLowerCase(Locale.ROOT).equals("command") && option.group("value") != null) {
                byte[] bytes = option.group("value").replace("\\\"", "\"").getBytes(StandardCharsets.ISO_8859_1);
                return ShellWords.split(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return List.of();
    }
}
