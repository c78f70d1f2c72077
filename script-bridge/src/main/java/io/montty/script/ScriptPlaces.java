package io.montty.script;

import io.montty.script.dialect.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Say which files are checks beside those in CHECKS whose names start with {@code chk}.
 *
 * @param tags tags by the names of files in CHECKS; a file with tags that is no check by its name is one that runs only
 *     where it is asked for
 * @param folders folders of executables that are checks by themselves
 * @param named scripts, absolute, by the ids of the checks that they make
 */
public record ScriptPlaces(Map<String, Set<String>> tags, List<Folder> folders, Map<String, Path> named) {

    /** Name no other place than CHECKS. */
    public static final ScriptPlaces CHECKS_ONLY = new ScriptPlaces(Map.of(), List.of(), Map.of());

    /**
     * Hold a folder of scripts.
     *
     * @param path the folder, absolute
     * @param dialect the dialect of what lies in it, unless a file declares its own
     * @param match which of its executables are checks, by their names
     * @param tags tags that its checks get beside their own
     * @param interval how often its checks run that do not say so themselves; null for every run
     */
    public record Folder(
            Path path,
            Dialect dialect,
            Predicate<String> match,
            Set<String> tags,
            @Nullable Duration interval) {

        public Folder {
            tags = Set.copyOf(tags);
        }
    }

    public ScriptPlaces {
        tags = Map.copyOf(tags);
        folders = List.copyOf(folders);
        named = Map.copyOf(named);
    }
}
