package io.montty.deployer;

import io.montty.api.Commands;
import io.montty.deployer.doctor.Role;
import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Let cron or systemd work for a project directory. */
final class ScheduleOptions {

    private static final String ROOT = "root";

    /** What run.sh is called with where the checker stays. */
    private static final String STAYS = "--watch";

    @Option(names = "--cron", description = "Print the crontab lines for DIR; lay out nothing.")
    private boolean cron;

    @Option(
            names = "--systemd",
            description = "Print the systemd units for DIR, in place of crontab lines: a service for the manager, which"
                    + " files what comes in at once, and a timer for the checks; lay out nothing. For root they are"
                    + " those of the system, and run as the owner of DIR.")
    private boolean systemd;

    @Option(
            names = "--watch",
            description =
                    "With --systemd: let a checker that stays run the checks, each at its own interval, in place of"
                            + " a timer that starts one again and again.")
    private boolean watch;

    @Option(names = "--install", description = "With --cron or --systemd: let it work from now on.")
    private boolean install;

    @Option(names = "--remove", description = "With --cron or --systemd: take that back.")
    private boolean remove;

    @Option(
            names = "--no-manager",
            description = "With --cron or --systemd: without what files reports, for a host whose reports go to a"
                    + " server.")
    private boolean noManager;

    @Option(
            names = "--relay",
            description = "With --cron or --systemd: forward reports to the next server, in place of filing them.")
    private boolean relay;

    /** @throws UsageException if they do not go together */
    void check() {
        if (cron && systemd) {
            throw new UsageException("--cron and --systemd do the same; give one of them");
        }
        if (install && remove) {
            throw new UsageException("--install and --remove are opposites; give one of them");
        }
        if (watch && !systemd) {
            throw new UsageException(
                    "--watch is about systemd units, since cron starts what ends again: montty deploy DIR"
                            + " --systemd --watch");
        }
        if (noManager && !asked()) {
            throw new UsageException("--no-manager is about crontab lines: montty deploy DIR --cron --no-manager");
        }
        if (relay && !asked()) {
            throw new UsageException("--relay is about crontab lines: montty deploy DIR --cron --relay");
        }
        if (relay && noManager) {
            throw new UsageException("--relay leaves out the manager by itself; give it without --no-manager");
        }
        if ((install || remove) && !asked()) {
            String option = install ? "--install" : "--remove";
            throw new UsageException(option + " is about crontab lines: montty deploy DIR --cron " + option);
        }
    }

    /** Tell whether anything of this was asked for. */
    boolean asked() {
        return cron || systemd;
    }

    /** Do what was asked for, for {@code project}. */
    int carryOut(Path project, Commands commands, CliEnvironment environment) throws IOException, InterruptedException {
        return cron ? cron(project, commands, environment) : systemd(project, commands, environment);
    }

    private Role role() {
        return relay ? Role.RELAY : noManager ? Role.HOST : Role.SERVER;
    }

    private int cron(Path project, Commands commands, CliEnvironment environment)
            throws IOException, InterruptedException {
        Crontab crontab = new Crontab(commands, SupervisedCommands.temporary(environment));
        CronEntry entry =
                new CronEntry(crontab, new CronSection(project, role()), environment.user(), environment.out());
        if (remove) {
            entry.remove();
            return ExitCode.DONE;
        }
        checkDeployed(project);
        Optional<String> mismatch = new ConfiguredInterval(new ProjectLayout(project)).mismatch();
        if (install) {
            entry.install();
        } else {
            entry.print();
        }
        mismatch.ifPresent(environment::say);
        return mismatch.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private int systemd(Path project, Commands commands, CliEnvironment environment)
            throws IOException, InterruptedException {
        boolean system = environment.user().equals(ROOT);
        if (!remove) {
            checkDeployed(project);
            checkRunScript(project);
        }
        SystemdUnits units = new SystemdUnits(
                project,
                role(),
                system,
                remove ? Optional.empty() : owner(project, system),
                new SystemdUnits.Checking(watch, remove ? CronSection.INTERVAL : interval(project)));
        SystemdEntry entry = new SystemdEntry(units, folder(environment, system), commands, environment);
        return remove ? entry.remove() : install ? entry.install() : entry.print();
    }

    private static Optional<String> owner(Path project, boolean system) throws IOException {
        return Optional.of(Files.getOwner(project).getName()).filter(owner -> system && !owner.equals(ROOT));
    }

    private static Duration interval(Path project) {
        try {
            return new Configuration(new ProjectLayout(project))
                    .montty()
                    .check()
                    .interval();
        } catch (ConfigurationException e) {
            throw new UsageException("the configuration is wrong, nothing was done:\n" + e.getMessage());
        }
    }

    private static Path folder(CliEnvironment environment, boolean system) {
        if (system) {
            return environment.root().resolve("etc/systemd/system");
        }
        Path home = environment
                .variable("XDG_CONFIG_HOME")
                .or(() -> environment.variable("HOME").map(folder -> folder + "/.config"))
                .map(Path::of)
                .orElseThrow(() -> new UsageException(
                        "HOME is not set, so it is not known where your systemd looks for units; set it"));
        return home.resolve("systemd").resolve("user");
    }

    /** One of an earlier version, or that somebody changed, may not know how to keep on. */
    private void checkRunScript(Path project) throws IOException {
        Path script = project.resolve(ProjectTemplate.RUN_SCRIPT);
        if (watch && !Files.readString(script).contains(STAYS)) {
            throw new UsageException(script + " does not know " + STAYS + " after local_chk: bring it up to date with:"
                    + " montty deploy " + ShellWord.quote(project.toString())
                    + ", or, if you changed it, copy that from the one of a new project directory");
        }
    }

    private static void checkDeployed(Path project) {
        if (!Files.isRegularFile(project.resolve(ProjectTemplate.RUN_SCRIPT))) {
            throw new UsageException(project + " holds no " + ProjectTemplate.RUN_SCRIPT
                    + ", which would be run; lay it out with: montty deploy " + ShellWord.quote(project.toString()));
        }
    }
}
