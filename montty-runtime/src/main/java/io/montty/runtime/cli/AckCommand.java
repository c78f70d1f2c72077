package io.montty.runtime.cli;

import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.Request;
import io.montty.runtime.request.UnacknowledgeRequest;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Say that somebody takes care of a problem. */
@Command(
        name = "ack",
        description = "Says that somebody takes care of a problem. It holds as long as the check says the same.",
        mixinStandardHelpOptions = true,
        customSynopsis = {
            "montty ack HOST CHECK --reason=TEXT [--for=DURATION | --until=TIME] [OPTIONS]",
            "       montty ack HOST CHECK --remove [OPTIONS]",
            "       montty ack list [OPTIONS]"
        },
        footer = {"", Asking.EXIT_CODES})
final class AckCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HOST",
            description = "The host, as montty problems shows it.")
    private String host = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CHECK", description = "The check's id.")
    private String check = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why it stays for now, or what is being done; needed but with --remove.")
    private String reason = "";

    @Option(names = "--for", paramLabel = "DURATION", description = "End it after so long, such as 8h.")
    private @Nullable String length;

    @Option(names = "--until", paramLabel = "TIME", description = "End it then, such as 18:00 or '2026-01-31 18:00'.")
    private @Nullable String until;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who takes care of it; by default you.")
    private @Nullable String owner;

    @Option(names = "--remove", description = "End an acknowledgement.")
    private boolean remove;

    AckCommand(CliEnvironment environment, Pause pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        if (host.isEmpty() || check.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "say of which problem: HOST CHECK; montty ack list shows what is acknowledged");
        }
        ProjectLayout layout = project.find(environment);
        Optional<Instant> end = remove ? Optional.empty() : end();
        Optional<HostState> state = KnownHostArgument.find(environment, layout, host);
        if (state.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        HostKey key = state.get().host();
        Instant now = environment.clock().instant();
        if (remove) {
            if (state.get().check(check).map(CheckState::acknowledgement).isEmpty()) {
                environment.say("nobody acknowledged " + check + " of " + key + "; montty ack list shows what is");
                return ExitCode.FINDINGS;
            }
            Request request = new UnacknowledgeRequest(Asking.newId(), key, check, environment.user(), now);
            return asking.ask(
                    environment, pause, layout, request, "end the acknowledgement of " + check + " of " + key);
        }
        if (KnownHostArgument.problem(environment, state.get(), check).isEmpty()) {
            return ExitCode.FINDINGS;
        }
        Request request = new AcknowledgeRequest(
                Asking.newId(), key, check, reason, owner(), end.orElse(null), environment.user(), now);
        return asking.ask(environment, pause, layout, request, "acknowledge " + check + " of " + key);
    }

    private Optional<Instant> end() {
        LineOption.check("--reason", reason, Request.LONGEST_REASON);
        LineOption.check("--owner", owner(), Request.LONGEST_OWNER);
        return new EndOptions(environment, length, until).end();
    }

    private String owner() {
        return owner == null ? environment.user() : owner;
    }
}
