package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Put values into the text of {@code montty.yaml}; all else in it stays, comments included.
 *
 * <p>It knows the plain form that is laid out, sections at the left and one key a line below them, and refuses what it
 * does not know.
 */
final class MonttyYaml {

    private static final String INDENT = "  ";

    /** A value on one line, then perhaps a comment. */
    private static final Pattern VALUE =
            Pattern.compile("(?:\\s+(?:\"[^\"\\\\]*\"|'[^']*'|[^\\s#'\"\\[\\]{}&*!|>%@`][^#]*?))?(\\s+#.*|\\s*)");

    /** What the laid out file shows for a key that is not set. */
    private static final Pattern SHOWN_DEFAULT = Pattern.compile("\\s*(?:\"\"|\\d+)\\s*");

    private final List<String> lines;

    MonttyYaml(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /**
     * Give the key of a section a value, in place of the one it had.
     *
     * @param value as it is to stand in the file
     * @throws UsageException if it cannot be told how
     */
    void set(String section, String key, String value) {
        int header = header(section);
        int end = endOf(header);
        String indent = INDENT;
        int shown = -1;
        for (int i = header + 1; i < end; i++) {
            String line = lines.get(i);
            String stripped = line.stripLeading();
            if (stripped.startsWith(key + ":")) {
                replace(i, end, key, value);
                return;
            }
            if (stripped.startsWith("#" + key + ":")
                    && SHOWN_DEFAULT
                            .matcher(stripped.substring(key.length() + 2))
                            .matches()) {
                shown = i;
            } else if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                indent = line.substring(0, line.length() - stripped.length());
            }
        }
        String line = indent + key + ": " + value;
        if (shown >= 0) {
            lines.set(shown, line);
        } else {
            lines.add(header + 1, line);
        }
    }

    /** Return where the section begins; a section that is only shown, or not even that, begins then. */
    private int header(String section) {
        int shown = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(section + ":")) {
                if (!line.substring(section.length() + 1).matches("\\s*(#.*)?")) {
                    throw unknown(i, "'" + section + ":' alone on its line, its keys below it");
                }
                return i;
            }
            shown = shown < 0 && line.matches("#" + section + ":\\s*") ? i : shown;
        }
        if (shown >= 0) {
            lines.set(shown, section + ":");
            return shown;
        }
        lines.add(section + ":");
        return lines.size() - 1;
    }

    /** A section ends where the next one begins, be it only shown. */
    private int endOf(int header) {
        int end = header + 1;
        while (end < lines.size() && !lines.get(end).matches("[^\\s#].*|#[a-z_]+:\\s*")) {
            end++;
        }
        return end;
    }

    private void replace(int index, int end, String key, String value) {
        String line = lines.get(index);
        int after = line.indexOf(key + ":") + key.length() + 1;
        Matcher old = VALUE.matcher(line.substring(after));
        if (!old.matches() || isContinued(index, end)) {
            throw unknown(index, "'" + key + ": VALUE' on one line");
        }
        lines.set(index, line.substring(0, after) + " " + value + old.group(1).stripTrailing());
    }

    private boolean isContinued(int index, int end) {
        return index + 1 < end
                && !lines.get(index + 1).isBlank()
                && !lines.get(index + 1).stripLeading().startsWith("#")
                && indent(lines.get(index + 1)) > indent(lines.get(index));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private UsageException unknown(int index, String expected) {
        return new UsageException("line " + (index + 1) + " is '" + lines.get(index) + "', expected " + expected
                + "; nothing was changed; bring it into that form, or enter the values by hand");
    }
}
