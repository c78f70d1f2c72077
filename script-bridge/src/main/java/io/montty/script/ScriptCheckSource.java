package io.montty.script;

import io.montty.api.CheckSource;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.script.dialect.Dialect;
import io.montty.script.python.PythonHost;
import io.montty.script.python.RootCheckFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Find the scripts and executables of a project that are checks.
 *
 * <p>These are the files in CHECKS whose names start with {@code chk}, and what {@link ScriptPlaces} names. Sub-folders
 * are not searched. An underscore in front of a name disables it; hidden files and what editors and package managers
 * leave behind are passed over.
 */
public final class ScriptCheckSource implements CheckSource {

    private final ScriptFolders folders;
    private final SearchPath searchPath;
    private final PythonHost python;
    private final ScriptPlaces places;

    /**
     * Prepare to search.
     *
     * @param checks the folder to look in
     * @param project the project directory, which origins are told from
     * @param searchPath the PATH that scripts are run with, to find their interpreters
     * @param python what runs checks that are Python classes
     * @param places what are checks beside those in {@code checks}
     */
    public ScriptCheckSource(Path checks, Path project, String searchPath, PythonHost python, ScriptPlaces places) {
        this.folders = new ScriptFolders(checks.toAbsolutePath(), project.toAbsolutePath());
        this.searchPath = new SearchPath(searchPath);
        this.python = python;
        this.places = places;
    }

    /** Prepare to search {@code checks} alone. */
    public ScriptCheckSource(Path checks, Path project, String searchPath) {
        this(checks, project, searchPath, PythonHost.of(project, ""), ScriptPlaces.CHECKS_ONLY);
    }

    @Override
    public Discovery discover() {
        Search search = new Search();
        list(folders.checks(), search, name -> ScriptName.isCheck(name) || isListed(name))
                .forEach(candidate -> search.add(candidate, inChecks(candidate)));
        for (ScriptPlaces.Folder folder : places.folders()) {
            list(folder.path(), search, folder.match().and(ScriptName::isOwn)).stream()
                    .filter(Candidate::isProgram)
                    .forEach(candidate -> search.add(
                            candidate,
                            new Origin(candidate.name(), folder.dialect(), folder.tags(), false, folder.interval())));
        }
        new TreeMap<>(places.named()).forEach(search::addNamed);
        return new Discovery(search.found, search.findings, search.leftOut);
    }

    /**
     * Make the check called {@code spec} of a file that was read before; empty if its dialect is not known any more.
     *
     * @param facts what the file was read for
     */
    public Optional<Script> restore(CheckSpec spec, ScriptFacts facts) {
        return facts.header()
                .map(header -> facts.dialect() == null
                        ? new PythonClassCheck(spec, facts.file(), header, folders, python, ScriptOptions.NONE)
                        : new ScriptCheck(spec, facts.file(), header, folders, searchPath, ScriptOptions.NONE));
    }

    private List<Candidate> list(Path folder, Search search, Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> new Candidate(file, folders.origin(file)))
                    .filter(candidate -> wanted.test(candidate.name()))
                    .sorted(Comparator.comparing(Candidate::name))
                    .toList();
        } catch (UncheckedIOException e) {
            search.folderFailed(folder, IoFailure.reason(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            search.folderFailed(folder, IoFailure.reason(e));
        }
        return List.of();
    }

    private boolean isListed(String name) {
        return places.tags().containsKey(name) && ScriptName.isOwn(name);
    }

    private Origin inChecks(Candidate candidate) {
        String name = candidate.name();
        Set<String> tags = places.tags().getOrDefault(name, Set.of());
        return new Origin(name, Dialect.DEFAULT, tags, !ScriptName.isCheck(name), null);
    }

    /** Say what the place of a file makes of it. */
    private record Origin(
            String id,
            Dialect dialect,
            Set<String> tags,
            boolean dormant,
            @Nullable Duration interval) {}

    /** Collect what one search finds. */
    private final class Search {

        private final List<Discovery.Found> found = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<Discovery.PassedOver> leftOut = new ArrayList<>();

        private void add(Candidate candidate, Origin origin) {
            Optional<Finding> obstacle = candidate.obstacle();
            if (obstacle.isPresent()) {
                leaveOut(candidate, origin, obstacle.get());
                return;
            }
            try {
                read(candidate, origin, true);
            } catch (IOException e) {
                Finding unreadable = candidate.alert("cannot be read: " + IoFailure.reason(e)
                        + "; let the user who runs the checks read it: chmod a+r " + candidate.origin());
                leaveOut(candidate, origin, unreadable);
            }
        }

        /** The finding says all there is to say; that there are settings for no check would follow from it. */
        private void leaveOut(Candidate candidate, Origin origin, Finding why) {
            findings.add(why);
            leaveOut(candidate, origin);
        }

        private void leaveOut(Candidate candidate, Origin origin) {
            leftOut.add(new Discovery.PassedOver(candidate.origin(), Set.of(origin.id())));
        }

        /** What keeps a script from being run that the configuration names is told as the answer of its check. */
        private void addNamed(String id, Path script) {
            Candidate candidate = new Candidate(script, folders.origin(script));
            Origin origin = new Origin(id, dialectAt(script), Set.of(), false, null);
            try {
                read(candidate, origin, false);
            } catch (IOException e) {
                add(candidate, origin, false, ScriptHeader.none(origin.dialect()));
            }
        }

        private void read(Candidate candidate, Origin origin, boolean found) throws IOException {
            ScriptHead head = ScriptHead.read(candidate.file());
            HeaderReader.Reading reading =
                    HeaderReader.read(head.isElf() ? List.of() : head.lines(HeaderReader.LINES), origin.dialect());
            boolean rootCheck = isRootCheck(candidate, head, reading.header().declared());
            Optional<Finding> hindrance = found && !rootCheck ? candidate.hindrance() : Optional.empty();
            if (hindrance.isPresent()) {
                leaveOut(candidate, origin, hindrance.get());
                return;
            }
            reading.problems().stream()
                    .map(problem -> finding(candidate.origin(), problem))
                    .filter(finding -> !findings.contains(finding)) // a script may make several checks
                    .forEach(findings::add);
            if (reading.problems().stream().anyMatch(HeaderReader.Problem::fatal)) {
                leaveOut(candidate, origin);
            } else {
                add(candidate, origin, rootCheck, reading.header().orEvery(origin.interval()));
            }
        }

        private void add(Candidate candidate, Origin origin, boolean rootCheck, ScriptHeader header) {
            try {
                CheckSpec spec = spec(origin, candidate.name(), header);
                Script check = rootCheck
                        ? new PythonClassCheck(spec, candidate.file(), header, folders, python, ScriptOptions.NONE)
                        : new ScriptCheck(spec, candidate.file(), header, folders, searchPath, ScriptOptions.NONE);
                found.add(new Discovery.Found(check, candidate.origin(), origin.dormant()));
            } catch (IllegalArgumentException e) {
                // The header has been validated, so what the spec refuses here is the file's name or a listed tag.
                String trouble = "cannot be a check: " + Printable.of(String.valueOf(e.getMessage()));
                leaveOut(candidate, origin, candidate.alert(trouble + "; give the file another name"));
            }
        }

        private void folderFailed(Path folder, String reason) {
            String remedy = folder.equals(folders.checks())
                    ? "make it with montty deploy, or let the user who runs the checks read it"
                    : "mend its path under folders in checks.yaml, or let the user who runs the checks read it";
            findings.add(new Candidate(folder, folders.origin(folder))
                    .alert("cannot be searched, so no script check of it runs: " + reason + "; " + remedy));
        }
    }

    /**
     * What a file declares counts more than what it looks like; one that can neither be run as a program nor names an
     * interpreter can be nothing else.
     */
    private static boolean isRootCheck(Candidate candidate, ScriptHead head, @Nullable String declared)
            throws IOException {
        if (declared != null) {
            return declared.equals(PythonClassCheck.DIALECT);
        }
        return RootCheckFile.is(candidate.file())
                || (RootCheckFile.isPython(candidate.name())
                        && head.shebang().isEmpty()
                        && candidate.hindrance().isPresent());
    }

    private Dialect dialectAt(Path script) {
        return places.folders().stream()
                .filter(folder -> folder.path().equals(script.getParent()))
                .map(ScriptPlaces.Folder::dialect)
                .findFirst()
                .orElse(Dialect.DEFAULT);
    }

    private static CheckSpec spec(Origin origin, String file, ScriptHeader header) {
        String named = origin.id().equals(file) ? ScriptName.title(file) : origin.id();
        String title = header.title() == null ? named : header.title();
        Duration timeout = header.timeout() == null ? CheckSpec.DEFAULT_TIMEOUT : header.timeout();
        Set<String> tags = new LinkedHashSet<>(header.tags());
        tags.addAll(origin.tags());
        return new CheckSpec(origin.id(), title, tags, timeout, CheckSpec.NoConfig.class);
    }

    private static Finding finding(String origin, HeaderReader.Problem problem) {
        String source = origin + ":" + problem.line();
        String message = Printable.of(problem.message());
        return problem.fatal()
                ? new Finding(source, Status.ALERT, message + "; not run, since its results could be misread")
                : new Finding(source, Status.WARN, message);
    }
}
