package io.montty.runtime.cli;

import io.montty.runtime.request.EndDowntimeRequest;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ask to end a downtime. */
@Command(
        name = "end",
        description = "Ends a downtime now, for good.",
        mixinStandardHelpOptions = true,
        footer = {"", Asking.EXIT_CODES})
final class EndDowntimeCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(paramLabel = "ID", description = "Its id, or the first 8 or more characters of it.")
    private String id = "";

    EndDowntimeCommand(CliEnvironment environment, Pause pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        Instant now = environment.clock().instant();
        Optional<List<Downtime>> kept = KeptDowntimes.of(environment, layout);
        if (kept.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        List<String> known = kept.get().stream()
                .filter(downtime -> !downtime.hasEnded(now))
                .map(Downtime::id)
                .toList();
        List<String> meant = ReportIds.startingWith(id, known);
        if (meant.isEmpty()) {
            environment.say("no downtime " + id + " is in force or will be; montty downtime list shows those that are");
            return ExitCode.FINDINGS;
        }
        EndDowntimeRequest request = new EndDowntimeRequest(Asking.newId(), meant.get(0), environment.user(), now);
        return asking.ask(environment, pause, layout, request, "end the downtime " + meant.get(0));
    }
}
