package io.montty.deployer;

import io.montty.api.Commands;
import io.montty.deployer.Change.Action;
import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lay out a project directory, bring it up to date, or let cron or systemd work for it. */
@Command(
        name = "deploy",
        description = {
            "Lays out a project directory: folders, configuration, checks, run.sh and spy.sh.",
            "Run again after an update, it renews what nobody changed, and leaves what you changed or deleted."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 stopped half-way, run it again when the cause is gone, or done with crontab lines that"
                    + " do not fit montty.yaml; 2 wrong usage or configuration, or a folder that cannot be used, nothing"
                    + " done; 70 a fault of MonTTY."
        })
final class DeployCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Path java;
    private final Commands commands;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The project directory, made if it is not there; by default the current folder.")
    private @Nullable Path directory;

    @Option(names = "--force", description = "Lay out in a folder that holds other files; none of them is overwritten.")
    private boolean force;

    @Option(
            names = "--no-archive",
            description = "Do not make the class archive, by which MonTTY starts faster; montty-archive makes it too.")
    private boolean noArchive;

    @Mixin
    private ScheduleOptions schedule = new ScheduleOptions();

    @Option(
            names = "--set",
            paramLabel = "SECTION.KEY=VALUE",
            description =
                    "Put this value into the montty.yaml of DIR, and leave all else in it; lay out nothing. May be"
                            + " given again.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--sftp-setup",
            paramLabel = "HOST",
            description =
                    "Do nothing; print how root sets up an account by which HOST hands in its reports to DIR over SFTP"
                            + " and does nothing else. One account for each host: the account tells which host it is.")
    private @Nullable String sftpHost;

    /**
     * Make the command.
     *
     * @param environment what it runs in
     * @param java the program that runs MonTTY, for {@code run.sh}
     * @param commands what runs crontab(1) and systemctl(1)
     */
    DeployCommand(CliEnvironment environment, Path java, Commands commands) {
        this.environment = environment;
        this.java = java;
        this.commands = commands;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        schedule.check();
        Path target = target();
        if (!values.isEmpty()) {
            return set(target);
        }
        if (sftpHost != null) {
            checkProject(target);
            environment.out().print(new SftpSetup(target.toRealPath(), environment.user(), sftpHost).text());
            return ExitCode.DONE;
        }
        return schedule.asked()
                ? schedule.carryOut(Files.exists(target) ? target.toRealPath() : target, commands, environment)
                : layOut(target);
    }

    private Path target() {
        if (directory == null) {
            return environment.workingDirectory();
        }
        if (directory.toString().isBlank()) {
            throw new UsageException("DIR is empty, perhaps a variable that is not set; name a folder");
        }
        return environment.workingDirectory().resolve(directory).normalize();
    }

    private int set(Path target) throws IOException {
        checkProject(target);
        ProjectLayout project = new ProjectLayout(target);
        boolean changed = new ConfigEdit(project, SupervisedCommands.temporary(environment)).set(values);
        environment.out().println(project.config() + (changed ? " is changed" : " says so already"));
        return ExitCode.DONE;
    }

    private int layOut(Path target) throws IOException, InterruptedException {
        Path home = environment
                .home()
                .orElseThrow(
                        () -> new UsageException("montty.home is not set, so it is not known where the files to lay"
                                + " out are; start MonTTY by bin/montty"));
        new DeploymentTarget(target).check(force);
        List<ShippedFile> files = new ProjectTemplate(new Distribution(home), java).files();
        List<Change> changes;
        try {
            changes = new Deployment(new ProjectLayout(target), files).run();
        } catch (IOException e) {
            environment.say("laying out " + target + " stopped half-way: " + IoReason.of(e)
                    + "; nothing of yours was touched; run it again when the cause is gone");
            return ExitCode.FINDINGS;
        }
        print(target, changes);
        renewArchive(home);
        printNextSteps(home.resolve("bin").resolve("montty"), target);
        return ExitCode.DONE;
    }

    private void print(Path target, List<Change> changes) {
        changes.stream().filter(change -> change.action() != Action.UNCHANGED).forEach(environment.out()::println);
        environment
                .out()
                .println(target + ": " + count(changes, Action.MADE) + " made, " + count(changes, Action.UPDATED)
                        + " updated, " + count(changes, Action.REMOVED) + " removed, "
                        + count(changes, Action.UNCHANGED)
                        + " unchanged, " + (count(changes, Action.KEPT) + count(changes, Action.LEFT_OUT))
                        + " left as you want them");
    }

    /** Without it everything works, and starts slower: nothing here is an error. */
    private void renewArchive(Path home) throws InterruptedException {
        if (noArchive) {
            return;
        }
        new ClassArchive(home, java, commands).renew().ifPresent(renewal -> {
            if (renewal.made()) {
                environment.out().println(renewal.line());
            } else {
                environment.say("note: " + renewal.line());
            }
        });
    }

    private void printNextSteps(Path montty, Path target) {
        String launcher = ShellWord.quote(montty.toString());
        String project = ShellWord.quote(target.toString());
        environment.out().println("next, run the checks once:  " + launcher + " check --project " + project);
        environment
                .out()
                .println("then let cron run them:     " + launcher + " deploy " + project + " --cron --install");
    }

    private static void checkProject(Path target) {
        if (!Files.isRegularFile(new ProjectLayout(target).config())) {
            throw new UsageException(target + " holds no " + ProjectLayout.CONFIG_FILE + "; lay it out with: montty"
                    + " deploy " + ShellWord.quote(target.toString()));
        }
    }

    private static long count(List<Change> changes, Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}
