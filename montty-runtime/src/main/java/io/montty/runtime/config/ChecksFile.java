package io.montty.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hold {@code checks.yaml} as far as it could be understood.
 *
 * @param document the file itself
 * @param checks what it says of each check that it says anything right of
 * @param broken the mistakes of each check that it says something wrong of
 * @param groups the groups without mistakes, in the order of the file
 * @param folders the folders without mistakes, in the order of the file
 * @param problems every mistake in the file
 */
public record ChecksFile(
        YamlDocument document,
        Map<String, CheckSettings> checks,
        Map<String, List<Problem>> broken,
        List<Listed> groups,
        Map<String, FolderSettings> folders,
        List<Problem> problems) {

    static final String CHECKS = "checks";
    static final String GROUPS = "groups";
    static final String FOLDERS = "folders";

    /**
     * Hold one group and where it stands.
     *
     * @param path where, for {@link #problem}
     * @param settings what it says
     */
    public record Listed(KeyPath path, GroupSettings settings) {}

    public ChecksFile {
        checks = Map.copyOf(checks);
        broken = Map.copyOf(broken);
        groups = List.copyOf(groups);
        folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
        problems = List.copyOf(problems);
    }

    /** Tell whether the file's form is so wrong that nothing in it can be trusted. */
    public boolean unreadable() {
        return !document.problems().isEmpty();
    }

    /** Return every check that the file speaks of, with the line where it does. */
    public Map<String, Integer> mentioned() {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (String id : (Iterable<String>) document.root().path(CHECKS)::fieldNames) {
            lines.put(id, document.lines().getOrDefault(checkPath(id), 0));
        }
        return lines;
    }

    /** Return the scripts that checks are made of, by the id of the check, also of those that are wrong otherwise. */
    public Map<String, String> scripts() {
        return given("script");
    }

    /** Return the Java checks that further checks are made of, by the id of the further check, right or wrong. */
    public Map<String, String> instances() {
        return given("check");
    }

    private Map<String, String> given(String key) {
        Map<String, String> given = new TreeMap<>();
        document.root().path(CHECKS).properties().forEach(entry -> {
            String value = entry.getValue().path(key).asText("");
            if (!value.isEmpty()) {
                given.put(entry.getKey(), value);
            }
        });
        return given;
    }

    /** Return why {@code check} must not run, if the file is wrong about it. */
    public Optional<String> whyBroken(String check) {
        return Optional.ofNullable(broken.get(check))
                .map(mistakes -> mistakes.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }

    /** Return the file's name for messages. */
    public String name() {
        return document.file();
    }

    /** Return the path of the settings of the check {@code id}. */
    public KeyPath checkPath(String id) {
        return KeyPath.ROOT.key(CHECKS).key(id);
    }

    /** Return the path of the settings of the folder {@code name}. */
    public KeyPath folderPath(String name) {
        return KeyPath.ROOT.key(FOLDERS).key(name);
    }

    /** Make a mistake about the value at {@code path}. */
    public Problem problem(KeyPath path, String message) {
        return document.problem(path, message);
    }

    /** Return the keys that the file may hold at its outermost level. */
    static List<String> keys() {
        return List.of(CHECKS, GROUPS, FOLDERS);
    }
}
