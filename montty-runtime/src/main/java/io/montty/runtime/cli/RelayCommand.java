package io.montty.runtime.cli;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.relay.Relay;
import io.montty.runtime.relay.RelayResult;
import io.montty.runtime.relay.RelayStatus;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forward what hosts handed in here to the next server. */
@Command(
        name = "relay",
        description = "Forwards what hosts handed in here to the server that montty.yaml names, unchanged.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but something waits, was refused or could not be done (said on standard error);"
                    + " 2 wrong usage or configuration; 3 a manager or another relay is at work; 70 a fault of MonTTY."
        })
final class RelayCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final NextServer next;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--status", description = "Say what waits and what came of the last run; forward nothing.")
    private boolean status;

    /** Open the way to the server that a project hands on to. */
    interface NextServer {

        /** Return the way there; nothing is connected before the first report. */
        Uplink uplink(CliEnvironment environment, ProjectLayout project, MonttyConfig config);
    }

    RelayCommand(CliEnvironment environment, NextServer next) {
        this.environment = environment;
        this.next = next;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        if (status) {
            new RelayStatus(layout).lines().forEach(environment.out()::println);
            return ExitCode.DONE;
        }
        MonttyConfig config = ProjectOption.read(new Configuration(layout));
        if (config.server().isLocal()) {
            throw new UsageException("server: is not set in " + layout.config()
                    + ", so there is nowhere to forward to; name the next server there");
        }
        try (Uplink uplink = next.uplink(environment, layout, config)) {
            return tell(new Relay(layout, environment.clock()).forward(uplink), layout);
        }
    }

    private int tell(RelayResult result, ProjectLayout layout) {
        if (result.locked()) {
            environment.say("a manager or another relay is at work in " + layout.root() + "; nothing was forwarded");
            return ExitCode.LOCKED;
        }
        if (environment.terminal()) {
            environment
                    .out()
                    .println("forwarded " + result.forwarded() + " (" + result.again()
                            + " were there before), waiting " + result.waiting() + ", rejected "
                            + result.rejected().size());
        }
        result.rejected().forEach(file -> environment.say("rejected " + file + "; it is in " + layout.reject()));
        result.notes().forEach(environment::say);
        result.problems().forEach(environment::say);
        return result.hasFindings() ? ExitCode.FINDINGS : ExitCode.DONE;
    }
}
