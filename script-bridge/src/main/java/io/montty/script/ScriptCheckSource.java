package io.montty.script;

import io.montty.api.CheckSource;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.script.python.PythonHost;
import io.montty.script.python.RootCheckFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Find the executables in a project's CHECKS folder whose names start with {@code chk}.
 *
 * <p>Sub-folders are not searched. An underscore in front of a name disables it; hidden files and what editors and
 * package managers leave behind are passed over.
 */
public final class ScriptCheckSource implements CheckSource {

    private final ScriptFolders folders;
    private final SearchPath searchPath;
    private final PythonHost python;

    /**
     * Prepare to search.
     *
     * @param checks the folder to look in
     * @param project the project directory, which origins are told from
     * @param searchPath the PATH that scripts are run with, to find their interpreters
     */
    public ScriptCheckSource(Path checks, Path project, String searchPath) {
        this.folders = new ScriptFolders(checks.toAbsolutePath(), project.toAbsolutePath());
        this.searchPath = new SearchPath(searchPath);
        this.python = PythonHost.of(project.toAbsolutePath());
    }

    @Override
    public Discovery discover() {
        Search search = new Search();
        try (Stream<Path> files = Files.list(folders.checks())) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> new Candidate(file, folders.origin(file)))
                    .filter(candidate -> ScriptName.isCheck(candidate.name()))
                    .sorted(Comparator.comparing(Candidate::name))
                    .forEach(search::examine);
        } catch (UncheckedIOException e) {
            search.folderFailed(IoFailure.reason(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            search.folderFailed(IoFailure.reason(e));
        }
        return new Discovery(search.found, search.findings);
    }

    /** Collect what one search finds. */
    private final class Search {

        private final List<Discovery.Found> found = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        private void examine(Candidate candidate) {
            Optional<Finding> obstacle = candidate.obstacle();
            if (obstacle.isPresent()) {
                findings.add(obstacle.get());
                return;
            }
            try {
                boolean rootCheck = RootCheckFile.is(candidate.file());
                Optional<Finding> hindrance = rootCheck ? Optional.empty() : candidate.hindrance();
                if (hindrance.isPresent()) {
                    findings.add(hindrance.get());
                    return;
                }
                ScriptHead head = ScriptHead.read(candidate.file());
                read(candidate, rootCheck, head.isElf() ? List.of() : head.lines(HeaderReader.LINES));
            } catch (IOException e) {
                findings.add(candidate.alert("cannot be read: " + IoFailure.reason(e)
                        + "; let the user who runs the checks read it: chmod a+r " + candidate.origin()));
            }
        }

        private void read(Candidate candidate, boolean rootCheck, List<String> lines) {
            HeaderReader.Reading reading = HeaderReader.read(lines);
            reading.problems().stream()
                    .map(problem -> finding(candidate.origin(), problem))
                    .forEach(findings::add);
            if (reading.problems().stream().noneMatch(HeaderReader.Problem::fatal)) {
                add(candidate, rootCheck, reading.header());
            }
        }

        private void add(Candidate candidate, boolean rootCheck, ScriptHeader header) {
            try {
                CheckSpec spec = spec(candidate.name(), header);
                Script check = rootCheck
                        ? new PythonClassCheck(spec, candidate.file(), header, folders, python, ScriptOptions.NONE)
                        : new ScriptCheck(spec, candidate.file(), header, folders, searchPath, ScriptOptions.NONE);
                found.add(new Discovery.Found(check, candidate.origin()));
            } catch (IllegalArgumentException e) {
                // The header has been validated, so what the spec refuses here is the file's name.
                findings.add(candidate.alert("cannot be a check: " + Printable.of(String.valueOf(e.getMessage()))
                        + "; give the file another name"));
            }
        }

        private void folderFailed(String reason) {
            Path checks = folders.checks();
            findings.add(new Candidate(checks, folders.origin(checks))
                    .alert("cannot be searched, so no script check runs: " + reason
                            + "; make it with montty deploy, or let the user who runs the checks read it"));
        }
    }

    private static CheckSpec spec(String name, ScriptHeader header) {
        String title = header.title() == null ? ScriptName.title(name) : header.title();
        Duration timeout = header.timeout() == null ? CheckSpec.DEFAULT_TIMEOUT : header.timeout();
        return new CheckSpec(name, title, header.tags(), timeout, CheckSpec.NoConfig.class);
    }

    private static Finding finding(String origin, HeaderReader.Problem problem) {
        String source = origin + ":" + problem.line();
        String message = Printable.of(problem.message());
        return problem.fatal()
                ? new Finding(source, Status.ALERT, message + "; not run, since its results could be misread")
                : new Finding(source, Status.WARN, message);
    }
}
