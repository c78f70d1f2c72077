package io.montty.deployer.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tell of the keys of {@code montty.yaml} as the file itself does that a new project gets: each key with its default
 * behind a {@code #}, below the comment that explains it and perhaps others after it.
 */
final class ConfigurationKeys {

    private static final Pattern SECTION = Pattern.compile("#(\\w+):");
    private static final Pattern COMMENT = Pattern.compile(" +# (.*)");
    private static final Pattern KEY = Pattern.compile(" +#(\\w+): (.*)");

    private final StringBuilder page = new StringBuilder();
    private final List<String> comment = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private ConfigurationKeys() {}

    /** Return them in the language of man(7). */
    static String of(String template) {
        ConfigurationKeys all = new ConfigurationKeys();
        template.lines().forEach(all::read);
        all.writeKeys();
        return all.page.toString();
    }

    private void read(String line) {
        Matcher section = SECTION.matcher(line);
        Matcher key = KEY.matcher(line);
        Matcher words = COMMENT.matcher(line);
        if (section.matches()) {
            writeKeys();
            page.append(".SS ").append(section.group(1)).append('\n');
        } else if (key.matches()) {
            keys.add(Troff.bold(key.group(1)) + ": " + key.group(2));
        } else if (words.matches()) {
            if (!keys.isEmpty()) {
                writeKeys();
            }
            comment.add(words.group(1));
        } else if (!line.isBlank() && !line.startsWith("# ")) {
            throw new IllegalStateException("neither a section nor a key of montty.yaml nor its comment: " + line);
        }
    }

    private void writeKeys() {
        if (!keys.isEmpty()) {
            page.append(new Troff("").item(keys, String.join(" ", comment)));
        }
        keys.clear();
        comment.clear();
    }
}
