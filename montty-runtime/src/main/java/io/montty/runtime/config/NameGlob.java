package io.montty.runtime.config;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Match names such as {@code web*}. */
public final class NameGlob {

    private NameGlob() {}

    /** Return what tells whether a name is {@code glob} itself or matches it; one that is no glob matches itself alone. */
    public static Predicate<String> of(String glob) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return name -> name.equals(glob) || matches(matcher, name);
        } catch (PatternSyntaxException e) {
            return glob::equals;
        }
    }

    private static boolean matches(PathMatcher matcher, String name) {
        try {
            return matcher.matches(Path.of(name));
        } catch (InvalidPathException e) {
            return false; // the locale has no bytes for the name
        }
    }
}
