package io.montty.deployer.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hold a fenced block of a page.
 *
 * @param language the word behind its fence
 * @param text what is in it
 * @param line the line of the page that its first line is
 */
public record Block(String language, String text, int line) {

    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#( .*|)$");

    /** Return the commands of a block for the shell, a continued one on one line, without what is said behind them. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        String begun = "";
        for (String line : text.lines().toList()) {
            if (line.endsWith("\\")) {
                begun += line.substring(0, line.length() - 1).strip() + " ";
                continue;
            }
            String command = begun + COMMENT.matcher(line).replaceAll("").strip();
            begun = "";
            if (!command.isEmpty()) {
                commands.add(command);
            }
        }
        return commands;
    }
}
