package io.montty.runtime.cli;

import io.montty.runtime.request.RenameRequest;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ask to know a host by another name. */
@Command(
        name = "rename",
        description = "Says that a host is known by another name from now on, and keeps what is known of it.",
        mixinStandardHelpOptions = true,
        footer = {"", Asking.EXIT_CODES})
final class RenameHostCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(index = "0", paramLabel = "OLD", description = "The host, as montty hosts list shows it.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What it is from now on.")
    private String changed = "";

    RenameHostCommand(CliEnvironment environment, Pause pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        HostKey to = KnownHostArgument.key(changed);
        if (to.toString().equals(old)) {
            throw new UsageException("OLD and NEW are the same: " + old);
        }
        Optional<HostState> known = KnownHostArgument.find(environment, layout, old);
        if (known.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        RenameRequest request = new RenameRequest(
                Asking.newId(),
                known.get().host(),
                to,
                environment.user(),
                environment.clock().instant());
        return asking.ask(environment, pause, layout, request, "rename " + request.host() + " to " + to);
    }
}
