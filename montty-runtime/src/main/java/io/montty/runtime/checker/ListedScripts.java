package io.montty.runtime.checker;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.config.ChecksCsv;
import io.montty.runtime.config.ChecksFile;
import io.montty.runtime.config.FolderSettings;
import io.montty.runtime.config.KeyPath;
import io.montty.runtime.config.NameGlob;
import io.montty.runtime.config.Problem;
import io.montty.script.ScriptPlaces;
import io.montty.script.dialect.Dialect;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hold the scripts that {@code checks.yaml} and {@code checks.csv} name beside those that are found by their names.
 *
 * @param places where they are
 * @param findings what of the two files names none
 */
public record ListedScripts(ScriptPlaces places, List<Finding> findings) {

    public ListedScripts {
        findings = List.copyOf(findings);
    }

    /** Resolve what the two files name against the folder {@code checks}. */
    public static ListedScripts of(ChecksFile file, ChecksCsv csv, Path checks) {
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : csv.problems()) {
            findings.add(new Finding(problem.where(), Status.WARN, problem.what()));
        }
        List<ScriptPlaces.Folder> folders = new ArrayList<>();
        file.folders().forEach((name, settings) -> {
            KeyPath path = file.folderPath(name);
            Optional<Path> folder = resolve(checks, name, file.problem(path, ""), findings);
            Optional<Dialect> dialect = dialect(file, path, settings, findings);
            if (folder.isPresent() && dialect.isPresent()) {
                folders.add(new ScriptPlaces.Folder(
                        folder.get(), dialect.get(), matcher(settings), settings.tags(), settings.interval()));
            }
        });
        Map<String, Path> named = new HashMap<>();
        file.scripts()
                .forEach((id, script) -> resolve(
                                checks, script, file.problem(file.checkPath(id).key("script"), ""), findings)
                        .ifPresent(resolved -> named.put(id, resolved)));
        return new ListedScripts(new ScriptPlaces(csv.tags(), folders, named), findings);
    }

    private static Predicate<String> matcher(FolderSettings settings) {
        return settings.match().stream().map(NameGlob::of).reduce(name -> false, Predicate::or);
    }

    private static Optional<Dialect> dialect(
            ChecksFile file, KeyPath path, FolderSettings settings, List<Finding> findings) {
        if (settings.dialect() == null) {
            return Optional.of(Dialect.DEFAULT);
        }
        Optional<Dialect> dialect = Dialect.named(settings.dialect());
        if (dialect.isEmpty()) {
            Problem problem = file.problem(
                    path.key("dialect"),
                    "'" + settings.dialect() + "' is no dialect; known are " + String.join(", ", Dialect.names())
                            + "; the folder is left out, since results could be misread");
            findings.add(new Finding(problem.where(), Status.ALERT, problem.what()));
        }
        return dialect;
    }

    private static Optional<Path> resolve(Path checks, String name, Problem at, List<Finding> findings) {
        try {
            return Optional.of(checks.resolve(name).normalize());
        } catch (InvalidPathException e) {
            findings.add(new Finding(at.where(), Status.ALERT, at.key() + ": is no path: " + e.getReason()));
            return Optional.empty();
        }
    }
}
