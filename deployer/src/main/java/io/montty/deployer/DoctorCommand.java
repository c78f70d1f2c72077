package io.montty.deployer;

import io.montty.api.Commands;
import io.montty.deployer.doctor.Account;
import io.montty.deployer.doctor.CronLines;
import io.montty.deployer.doctor.Diagnosis;
import io.montty.deployer.doctor.DiagnosisJson;
import io.montty.deployer.doctor.DiagnosisText;
import io.montty.deployer.doctor.Doctor;
import io.montty.deployer.doctor.Role;
import io.montty.deployer.doctor.Rounds;
import io.montty.deployer.doctor.ServerProbe;
import io.montty.deployer.doctor.Site;
import io.montty.deployer.doctor.Verdict;
import io.montty.deployer.shell.ShellWord;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.Destination;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.ProjectOption;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Say what is wrong with this machine, and how to put it right. */
@Command(
        name = "doctor",
        description = {
            "Looks at everything that can be wrong on this host or server, the worst first, and names the fix.",
            "It changes nothing. On a host with a server it opens a session there and hands in nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing is wrong; 1 something is WRONG or WARN; 2 wrong usage; 70 a fault of MonTTY."
        })
final class DoctorCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Commands commands;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "Print what was found in this form; by default as text.")
    private Format format = Format.TEXT;

    private enum Format {
        TEXT,
        JSON
    }

    DoctorCommand(CliEnvironment environment, Commands commands) {
        this.environment = environment;
        this.commands = commands;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectLayout layout = project.find(environment);
        Site site = site(layout);
        Rounds rounds = new Rounds(site, cron(site), probe(layout, site));
        List<Diagnosis> diagnoses = new Doctor(rounds.examinations()).examine();
        if (format == Format.JSON) {
            environment.out().println(DiagnosisJson.of(layout.root(), diagnoses));
        } else {
            boolean coloured =
                    environment.terminal() && environment.variable("NO_COLOR").isEmpty();
            new DiagnosisText(environment.out(), coloured).print(diagnoses);
        }
        Verdict worst = DiagnosisJson.worst(diagnoses);
        return worst == Verdict.WRONG || worst == Verdict.WARN ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    /** A session is opened as its sender does, which root cannot do in another user's place. */
    private Optional<ServerProbe> probe(ProjectLayout layout, Site site) {
        if (!site.user().equals(environment.user())) {
            return Optional.empty();
        }
        return Optional.of(
                server -> new Destination(environment, layout, server).uplink().greeting());
    }

    private Site site(ProjectLayout layout) throws IOException {
        long uid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        Path home = Path.of(environment.variable("HOME").orElse("/"));
        Account account = Account.of(new Account(environment.user(), uid, home), environment.root(), layout.root());
        return new Site(
                environment.root(),
                layout,
                account.home(),
                account.name(),
                account.uid(),
                uid == 0,
                commands,
                environment.clock(),
                ShellWord::quote);
    }

    private CronLines cron(Site site) {
        Crontab crontab = new Crontab(crontabOf(site), SupervisedCommands.temporary(environment));
        return new CronLines() {
            @Override
            public List<String> lines() throws InterruptedException {
                return crontab.read().lines();
            }

            @Override
            public List<String> expected(Role role) {
                return new CronSection(site.project().root(), role).lines();
            }
        };
    }

    /** Root has to say whose crontab is meant, and nobody else may. */
    private Commands crontabOf(Site site) {
        if (!site.privileged() || site.uid() == 0) {
            return commands;
        }
        return command -> {
            List<String> words = new ArrayList<>(command.argv());
            words.addAll(1, List.of("-u", site.user()));
            return commands.run(new io.montty.api.Command(words, command.environment(), command.outputLimit()));
        };
    }
}
