package io.montty.script;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tell by its name whether a file is meant to be a check, and what the check is about. */
final class ScriptName {

    private static final String PREFIX = "chk";
    private static final Pattern LEFTOVER =
            Pattern.compile(".*(?:~|\\.(?:bak|swp|swo|orig|rej|rpmnew|rpmsave|rpmorig|dpkg-[^.]*))", Pattern.DOTALL);
    private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,7}$");
    private static final Pattern LEAD = Pattern.compile("^(?i:chk)(?=[-_. 0-9])[-_. ]*(?:[0-9]+(?:[-_. ]+|$))?");
    private static final Pattern SEPARATORS = Pattern.compile("[-_. \\p{Cntrl}]+");

    private ScriptName() {}

    /** Tell whether {@code file} starts with {@code chk} and is no leftover of an editor or a package manager. */
    static boolean isCheck(String file) {
        return file.toLowerCase(Locale.ROOT).startsWith(PREFIX) && isOwn(file);
    }

    /** Tell whether {@code file} is neither hidden nor a leftover of an editor or a package manager. */
    static boolean isOwn(String file) {
        return !file.startsWith(".")
                && !LEFTOVER.matcher(file.toLowerCase(Locale.ROOT)).matches();
    }

    /** Return a title, e.g. {@code listening ports} for {@code chk_001_listening_ports.sh}. */
    static String title(String file) {
        String enabled = file.startsWith("_") ? file.substring(1) : file;
        String stem = EXTENSION.matcher(enabled).replaceFirst("");
        String title = SEPARATORS
                .matcher(LEAD.matcher(stem).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return title.isEmpty() ? file : title;
    }
}
