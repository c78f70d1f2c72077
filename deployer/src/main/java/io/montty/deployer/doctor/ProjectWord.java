package io.montty.deployer.doctor;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Find the project directory, or the run.sh in it, as a whole word of a command: not one beside or below it whose path
 * begins in the same way.
 *
 * @param pattern matches the word
 */
record ProjectWord(Pattern pattern) {

    private static final String BEFORE = "(?<=^|[\\s'\"`;&|()<>=:])";
    private static final String AFTER = "(?=$|[\\s'\"`;&|()<>])";

    static ProjectWord of(Path project) {
        return new ProjectWord(Pattern.compile(
                BEFORE + Pattern.quote(project.toString()) + "(/|/run\\.sh)?" + AFTER, Pattern.MULTILINE));
    }

    boolean isIn(String text) {
        return in(text).find();
    }

    /** Return {@code text} without it. */
    String cutFrom(String text) {
        return in(text).replaceAll("");
    }

    /** A percent sign means something to cron and to systemd, unless it is written as these are. */
    private Matcher in(String text) {
        return pattern.matcher(text.replace("\\%", "%").replace("%%", "%"));
    }
}
