package io.montty.script.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tell whether a file is a check written as a Python class, by the one thing that all of them have: a class with
 * {@code RootCheck} among its bases.
 */
public final class RootCheckFile {

    /** Longer than any check; what is past it is not looked at. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Pattern ROOT_CLASS =
            Pattern.compile("^[ \\t]*+class[ \\t]++\\w++[ \\t]*+\\([^()]*?\\bRootCheck\\b", Pattern.MULTILINE);

    private RootCheckFile() {}

    /**
     * Look into {@code file} if its name ends in {@code .py}, in letters of any size.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean is(Path file) throws IOException {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".py")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return ROOT_CLASS.matcher(text).find();
        }
    }
}
