package io.montty.runtime.cli;

import io.montty.runtime.request.RetireRequest;
import io.montty.runtime.state.HostState;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ask to mind a host's silence no longer. */
@Command(
        name = "retire",
        description = "Says that a host will not report any more, and that this is well.",
        mixinStandardHelpOptions = true,
        footer = {"", Asking.EXIT_CODES})
final class RetireHostCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(paramLabel = "HOST", description = "The host, as montty hosts list shows it.")
    private String host = "";

    RetireHostCommand(CliEnvironment environment, Pause pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        Optional<HostState> known = KnownHostArgument.find(environment, layout, host);
        if (known.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        RetireRequest request = new RetireRequest(
                Asking.newId(),
                known.get().host(),
                environment.user(),
                environment.clock().instant());
        return asking.ask(environment, pause, layout, request, "retire " + request.host());
    }
}
