package io.montty.runtime.cli;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.SpoolStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hand in what the spool holds, or tell why it is there. */
@Command(
        name = "send",
        description = "Hands in the reports that wait in the spool, the oldest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A report leaves the spool only when the server has it. One that the server refuses for good goes to"
                    + " SPOOL/dead, with the reason beside it.",
            "",
            "Exit codes: 0 nothing waits; 1 a report waits, or lies in SPOOL/dead; 2 wrong usage or configuration,"
                    + " nothing done; 3 another run is handing in; 70 a fault of MonTTY."
        })
final class SendCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Patience patience;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--to",
            paramLabel = "USER@SERVER[:DIR]",
            description = "Hand them in at this server, in place of the configured one.")
    private @Nullable String to;

    @Option(
            names = "--now",
            description =
                    "Do not wait before connecting, as a run does that is not on a terminal, so that not all hosts"
                            + " come at once (server.splay in montty.yaml).")
    private boolean now;

    @Option(names = "--status", description = "Send nothing; say what waits, why, and what to do.")
    private boolean status;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Print what waits, in this form; by default as text, with --status or on a terminal.")
    private @Nullable OutputFormat format;

    SendCommand(CliEnvironment environment, Patience patience) {
        this.environment = environment;
        this.patience = patience;
    }

    @Override
    public Integer call() throws InterruptedException {
        ProjectLayout layout = project.find(environment);
        MonttyConfig config = ProjectOption.read(new Configuration(layout));
        SpoolSender sender = new SpoolSender(environment, layout, config, patience);
        try (Delivery delivery = sender.delivery(to)) {
            if (status) {
                return print(sender, delivery, true);
            }
            sender.requirePrivateSpool();
            SpoolSender.Sent sent = sender.send(delivery, !now && !environment.terminal());
            if (sent.locked()) {
                environment.say("another run is handing in what " + layout.spool() + " holds; this one did nothing");
                return ExitCode.LOCKED;
            }
            sent.troubles().forEach(environment::say);
            return Math.max(
                    print(sender, delivery, environment.terminal()),
                    sent.troubles().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS);
        }
    }

    private int print(SpoolSender sender, Delivery delivery, boolean asked) {
        try {
            SpoolStatus found = SpoolStatus.of(sender.spool());
            SpoolStatusOutput output = new SpoolStatusOutput(environment, found, delivery.destination());
            if (format == OutputFormat.JSON) {
                output.printJson();
            } else if (asked || format == OutputFormat.TEXT) {
                output.printText();
            }
            return found.isClear() ? ExitCode.DONE : ExitCode.FINDINGS;
        } catch (IOException e) {
            environment.say(
                    "the spool cannot be read: " + IoReason.of(e) + "; make it readable and writable for this user");
            return ExitCode.FINDINGS;
        }
    }
}
