package io.montty.deployer.enroll;

import io.montty.api.Commands;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.ProjectOption;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Take back what lets a host hand in its reports. */
@Command(
        name = "unenroll",
        description = "Lets a host hand in no more reports; those that are here stay.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 done here, but not on the host; 2 wrong usage, or no such host, nothing done; 70 a"
                    + " fault of MonTTY."
        })
public final class UnenrollCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Commands commands;
    private final Path temporary;

    @Parameters(paramLabel = "NAME", description = "What the host is called here.")
    private String name = "";

    @Option(
            names = "--on",
            paramLabel = "USER@HOST",
            description = "Also let nothing run the checks there any more: takes the crontab lines or the timer out.")
    private @Nullable String on;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    /**
     * Make the command.
     *
     * @param environment what it runs in
     * @param commands what runs ssh
     * @param temporary where files lie that are needed for a moment
     */
    public UnenrollCommand(CliEnvironment environment, Commands commands, Path temporary) {
        this.environment = environment;
        this.commands = commands;
        this.temporary = temporary;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectLayout layout = project.find(environment);
        Path keys = server.authorizedKeys(environment);
        Ownership ownership = Ownership.ofProcess(environment.user());
        ownership.demand(layout.root(), "unenroll");
        ownership.demand(keys, "unenroll");
        Bindings bindings = new Bindings(keys, layout);
        List<String> bound = bindings.hosts();
        if (!bound.contains(name)) {
            throw new UsageException("no key in " + bindings.file() + " is bound to '" + name + "'; "
                    + (bound.isEmpty() ? "none is bound to any host" : "bound are: " + String.join(", ", bound)));
        }
        bindings.unbind(name);
        environment.out().println("took the key of " + name + " out of " + bindings.file());
        tellWhatIsLeft(layout);
        return on == null ? stillOnHost() : unschedule(on);
    }

    private void tellWhatIsLeft(ProjectLayout layout) {
        environment
                .out()
                .println("the reports of " + name + " in " + layout.reports() + " stay until they expire or"
                        + " somebody deletes them");
        Path inbox = layout.input().resolve(name);
        if (Files.isDirectory(inbox)) {
            environment.out().println("its folder " + inbox + " stays, too; remove it when it is empty");
        }
    }

    private int stillOnHost() {
        environment
                .out()
                .println("the host still runs its checks and tries to send; stop that there with: montty"
                        + " deploy ~/montty --cron --remove, or from here with --on USER@HOST");
        return ExitCode.DONE;
    }

    private int unschedule(String destination) throws IOException, InterruptedException {
        SshHost ssh = new SshHost(host.target(destination), commands, host.sshEnvironment(environment), temporary);
        HostScript script =
                new HostScript(Map.of("prefix", host.prefix(), "project", host.dir(), "scheduler", host.scheduler()));
        try {
            HostAnswer answer = ssh.run(script, "unschedule");
            environment.out().println("on " + destination + ", " + answer.found());
            return ExitCode.DONE;
        } catch (StepFailedException e) {
            environment.say("nothing was done on " + destination + ": " + e.getMessage());
        } catch (IOException e) {
            environment.say("nothing was done on " + destination + ": " + IoReason.of(e));
        }
        return ExitCode.FINDINGS;
    }
}
