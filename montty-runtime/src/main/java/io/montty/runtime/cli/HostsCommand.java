package io.montty.runtime.cli;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ManagerConfig;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** Tell about the hosts that a server knows. */
@Command(
        name = "hosts",
        description = "Tells about the hosts that this server knows, and changes what it expects of them.",
        mixinStandardHelpOptions = true)
final class HostsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what about the hosts: "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    private static HostOutput output(CliEnvironment environment, ProjectLayout layout) {
        ManagerConfig config = ProjectOption.read(new Configuration(layout)).manager();
        return new HostOutput(
                environment, new SilenceRules(config.lateAfter(), config.lostAfter(), config.unpromised()));
    }

    /** List the hosts. */
    @Command(
            name = "list",
            description = "Lists the hosts, each with how it keeps its promise and how many problems it has.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "A host is named as the server knows it: web1 by its own key or signature, site1/web1 by the word of the"
                        + " relay site1, unverified/web1 by the word of its reports alone.",
                "A host is new within the 24 h after it was first heard of. A retired host comes back by reporting.",
                "",
                "Exit codes: 0 done; 1 done, but what is known of a host could not be read; 2 wrong usage or"
                        + " configuration; 70 a fault of MonTTY."
            })
    static final class ListCommand implements Callable<Integer> {

        private final CliEnvironment environment;

        @Mixin
        private ProjectOption project = new ProjectOption();

        @Option(
                names = "--format",
                paramLabel = "text|json",
                description = "Print them in this form; as text by default.")
        private @Nullable OutputFormat format;

        ListCommand(CliEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() throws IOException {
            ProjectLayout layout = project.find(environment);
            HostOutput output = output(environment, layout);
            HostStates states = new HostStates(layout.hosts());
            List<HostState> hosts = new ArrayList<>();
            int code = ExitCode.DONE;
            for (HostKey host : states.all().stream().sorted().toList()) {
                try {
                    states.find(host).ifPresent(hosts::add);
                } catch (DamagedStateException e) {
                    environment.say(DamagedHost.told(host, e));
                    code = ExitCode.FINDINGS;
                }
            }
            if (format == OutputFormat.JSON) {
                output.listJson(hosts);
            } else {
                output.listText(hosts);
            }
            return code;
        }
    }

    /** Show one host. */
    @Command(
            name = "show",
            description = "Shows all that is known of a host, and each of its checks.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 done; 1 there is no such host, or what is known of it could not be read; 2 wrong usage or"
                        + " configuration; 70 a fault of MonTTY."
            })
    static final class ShowCommand implements Callable<Integer> {

        private final CliEnvironment environment;

        @Mixin
        private ProjectOption project = new ProjectOption();

        @Parameters(paramLabel = "HOST", description = "The host, as montty hosts list names it.")
        private String host = "";

        @Option(
                names = "--format",
                paramLabel = "text|json",
                description = "Print it in this form; as text by default.")
        private @Nullable OutputFormat format;

        ShowCommand(CliEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() throws IOException {
            ProjectLayout layout = project.find(environment);
            HostOutput output = output(environment, layout);
            HostKey key = HostKey.parse(host)
                    .orElseThrow(() -> new UsageException("'" + host
                            + "' is no host, expected a name such as web1, site1/web1 or unverified/web1, as montty"
                            + " hosts list prints it"));
            Optional<HostState> found = Optional.empty();
            try {
                found = new HostStates(layout.hosts()).find(key);
            } catch (DamagedStateException e) {
                environment.say(DamagedHost.told(key, e));
                return ExitCode.FINDINGS;
            }
            if (found.isEmpty()) {
                environment.say(KnownHostArgument.unknown(key));
                return ExitCode.FINDINGS;
            }
            if (format == OutputFormat.JSON) {
                output.showJson(found.get());
            } else {
                output.showText(found.get());
            }
            return ExitCode.DONE;
        }
    }
}
