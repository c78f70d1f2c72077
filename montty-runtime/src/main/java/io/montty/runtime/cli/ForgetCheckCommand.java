package io.montty.runtime.cli;

import io.montty.runtime.request.ForgetCheckRequest;
import io.montty.runtime.state.HostState;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ask to do without a check of a host. */
@Command(
        name = "forget-check",
        description = "Says that a host does without a check from now on, such as one that vanished.",
        mixinStandardHelpOptions = true,
        footer = {"", Asking.EXIT_CODES})
final class ForgetCheckCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(index = "0", paramLabel = "HOST", description = "The host, as montty hosts list shows it.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "CHECK", description = "The check's id.")
    private String check = "";

    ForgetCheckCommand(CliEnvironment environment, Pause pause) {
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
        if (known.get().check(check).isEmpty()) {
            environment.say(known.get().host() + " has no check " + check + "; montty hosts show " + host
                    + " shows those that it has");
            return ExitCode.FINDINGS;
        }
        ForgetCheckRequest request = new ForgetCheckRequest(
                Asking.newId(),
                known.get().host(),
                check,
                environment.user(),
                environment.clock().instant());
        return asking.ask(environment, pause, layout, request, "forget " + check + " of " + request.host());
    }
}
