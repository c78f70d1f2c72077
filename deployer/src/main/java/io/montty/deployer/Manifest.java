package io.montty.deployer;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Remember what was laid out in a project directory, to know later what its user changed.
 *
 * <p>Its form is that of {@code sha256sum}, so {@code sha256sum -c .montty-deployed} says what was changed.
 *
 * @param fingerprints the SHA-256 of each file as it was laid out, by its path relative to the project directory
 */
record Manifest(SortedMap<String, String> fingerprints) {

    static final String FILE = ".montty-deployed";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");

    Manifest(Map<String, String> fingerprints) {
        this(new TreeMap<>(fingerprints));
    }

    /**
     * Read the manifest of a project directory; one that has none gives an empty one.
     *
     * @throws UsageException if it is there and is not a manifest
     */
    static Manifest read(Path project) throws IOException {
        Path file = project.resolve(FILE);
        if (!Files.exists(file)) {
            return new Manifest(Map.of());
        }
        SortedMap<String, String> fingerprints = new TreeMap<>();
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = LINE.matcher(lines.get(i));
            if (!matcher.matches() || leavesProject(matcher.group(2))) {
                throw new UsageException(file + ", line " + (i + 1) + ": expected a SHA-256, two blanks and a path in"
                        + " the project directory; correct it, or delete the file: then every file that is not as"
                        + " shipped is taken to be yours");
            }
            fingerprints.put(matcher.group(2), matcher.group(1));
        }
        return new Manifest(fingerprints);
    }

    Optional<String> fingerprint(String path) {
        return Optional.ofNullable(fingerprints.get(path));
    }

    byte[] bytes() {
        return fingerprints.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean leavesProject(String path) {
        Path relative = Path.of(path);
        return relative.isAbsolute() || relative.normalize().startsWith("..");
    }
}
