package io.montty.runtime.cli;

import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.request.Request;
import io.montty.runtime.store.FiledFile;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ask to delete filed reports. */
@Command(
        name = "delete",
        description = "Deletes filed reports: those named, or those of a problem.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "montty reports delete 9f86d081 --reason 'mended'",
            "montty reports delete --host web1 --check host.disk --status ALERT --yes",
            "",
            Asking.EXIT_CODES
        })
final class DeleteReportsCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;
    private final Predicate<String> confirmed;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Mixin
    private ReportFilter filter = new ReportFilter();

    @Parameters(paramLabel = "ID", description = "Ids of reports, or the first 8 or more characters of each.")
    private List<String> ids = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept in the audit log.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask whether to delete the reports of --host and --check.")
    private boolean yes;

    /** @param confirmed asks a person, on a terminal */
    DeleteReportsCommand(CliEnvironment environment, Pause pause, Predicate<String> confirmed) {
        this.environment = environment;
        this.pause = pause;
        this.confirmed = confirmed;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        if (ids.isEmpty() != filter.isByProblem()) {
            throw new UsageException("say which reports: either their ids, or --host, --check or both");
        }
        if (!reason.isEmpty()) {
            LineOption.check("--reason", reason, Request.LONGEST_REASON);
        }
        List<String> exact = ids.isEmpty() ? ofProblem(layout) : named(layout);
        if (exact.isEmpty() || (ids.isEmpty() && !agreed(exact.size()))) {
            return ExitCode.FINDINGS;
        }
        DeleteRequest request = new DeleteRequest(
                Asking.newId(), exact, environment.user(), environment.clock().instant(), reason);
        String what = exact.size() == 1 ? "the report " + exact.get(0) : exact.size() + " reports";
        return asking.ask(environment, pause, layout, request, "delete " + what);
    }

    private List<String> named(ProjectLayout layout) throws IOException {
        List<String> known =
                FiledFile.list(layout).stream().map(file -> file.name().id()).toList();
        Set<String> exact = new LinkedHashSet<>();
        for (String id : ids) {
            List<String> meant = ReportIds.startingWith(id, known);
            if (meant.isEmpty()) {
                environment.say(
                        "no report " + id + " is filed, so none is deleted; montty reports list shows those that are");
                return List.of();
            }
            exact.addAll(meant);
        }
        return bounded(new ArrayList<>(exact));
    }

    private List<String> ofProblem(ProjectLayout layout) throws IOException {
        List<String> found;
        try (Stream<FiledContent> reports = filter.reports(layout)) {
            found = reports.map(report -> report.file().name().id()).distinct().toList();
        }
        if (found.isEmpty()) {
            environment.say("there are no " + filter);
        }
        return bounded(found);
    }

    private static List<String> bounded(List<String> exact) {
        if (exact.size() > DeleteRequest.MOST) {
            throw new UsageException("these are " + exact.size() + " reports, and at most " + DeleteRequest.MOST
                    + " are deleted at once; name fewer, for example with --status");
        }
        return exact;
    }

    private boolean agreed(int reports) {
        String question = "delete " + reports + (reports == 1 ? " report" : " reports") + ": " + filter;
        if (yes) {
            return true;
        }
        if (!environment.terminal()) {
            throw new UsageException(
                    "would " + question + "; nothing was done, since nobody can be asked here: say --yes");
        }
        boolean agreed = confirmed.test(question + "?");
        if (!agreed) {
            environment.say("nothing was deleted");
        }
        return agreed;
    }
}
