package io.montty.script.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tell whether a file is a check written as a Python class: it has a class with {@code RootCheck} among its bases, or at
 * least imports what such classes are made of.
 */
public final class RootCheckFile {

    /** Longer than any check; what is past it is not looked at. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Pattern ROOT_CLASS =
            Pattern.compile("^[ \\t]*+class[ \\t]++\\w++[ \\t]*+\\([^()]*?\\bRootCheck\\b", Pattern.MULTILINE);

    private static final Pattern IMPORT =
            Pattern.compile("^[ \\t]*+(?:from|import)[ \\t]++montty\\.app\\.check\\b", Pattern.MULTILINE);

    private RootCheckFile() {}

    /** Tell whether {@code name} ends in {@code .py}, in letters of any size. */
    public static boolean isPython(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".py");
    }

    /**
     * Look into {@code file} if its name is that of a Python file.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean is(Path file) throws IOException {
        if (!isPython(String.valueOf(file.getFileName()))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return ROOT_CLASS.matcher(text).find() || IMPORT.matcher(text).find();
        }
    }
}
