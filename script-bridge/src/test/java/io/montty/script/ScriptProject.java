package io.montty.script;

import io.montty.api.Discovery;
import io.montty.api.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Build a project directory with scripts, and search it. */
final class ScriptProject {

    static final String SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Path root;

    ScriptProject(Path root) {
        this.root = root;
        try {
            Files.createDirectories(checks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path checks() {
        return root.resolve("CHECKS");
    }

    /** Add an executable with {@code lines}. */
    Path script(String name, String... lines) {
        Path file = file(name, lines);
        setMode(file, "rwxr-xr-x");
        return file;
    }

    /** Add a file without a run bit. */
    Path file(String name, String... lines) {
        try {
            Path file = checks().resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void setMode(Path file, String mode) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Discovery discover() {
        return new ScriptCheckSource(checks(), root, SEARCH_PATH).discover();
    }

    List<String> ids() {
        return discover().checks().stream()
                .map(found -> found.node().spec().id())
                .toList();
    }

    List<Finding> findings() {
        return discover().findings();
    }

    /** Return the only check of this project. */
    ScriptCheck check() {
        List<Discovery.Found> found = discover().checks();
        if (found.size() != 1) {
            throw new IllegalStateException("expected one check: " + discover());
        }
        return (ScriptCheck) found.get(0).node();
    }
}
