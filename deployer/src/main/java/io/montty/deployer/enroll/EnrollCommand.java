package io.montty.deployer.enroll;

import io.montty.api.Commands;
import io.montty.deployer.doctor.Role;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.ProjectOption;
import io.montty.runtime.cli.UsageException;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ConfigurationException;
import io.montty.runtime.store.HostName;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Let a host hand its reports in to this server. */
@Command(
        name = "enroll",
        description = {
            "Sets a host up over SSH, from nothing to its first report here: copies MonTTY, makes a key there, lets that"
                    + " key hand in the reports of that host and nothing else, and lets cron run the checks.",
            "It asks nothing, needs no root on either side, and can be run again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 a step could not be done, nothing after it was; 2 wrong usage or configuration,"
                    + " nothing done; 70 a fault of MonTTY."
        })
public final class EnrollCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Path java;
    private final Commands commands;
    private final Path temporary;

    @Parameters(
            arity = "0..2",
            paramLabel = "USER@HOST",
            description = "The host, as ssh finds it. With --bind: the host's name and its public key.")
    private String[] words = {};

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the host is called here; by default its own name.")
    private @Nullable String name;

    @Option(names = "--relay", description = "Let the host hand in the reports of others, too, which it forwards.")
    private boolean relay;

    @Option(names = "--replace", description = "Let the host take a name that another key has.")
    private boolean replace;

    @Option(
            names = "--sudo-rules",
            description = "Also show, and install if it may, the rules for checks that need root.")
    private boolean sudoRules;

    @Option(
            names = "--print",
            description = "Do nothing; print a script that the host's own admin reads and runs there.")
    private boolean print;

    @Option(
            names = "--bind",
            description = "Do nothing on the host; bind the NAME and the public KEY that the script gave.")
    private boolean bind;

    /**
     * Make the command.
     *
     * @param environment what it runs in
     * @param java the program that runs MonTTY
     * @param commands what runs ssh
     * @param temporary where files lie that are needed for a moment
     */
    public EnrollCommand(CliEnvironment environment, Path java, Commands commands, Path temporary) {
        this.environment = environment;
        this.java = java;
        this.commands = commands;
        this.temporary = temporary;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (print && bind) {
            throw new UsageException("--print and --bind are two different things; give one of them");
        }
        ProjectLayout layout = project.find(environment);
        if (!print) {
            Ownership ownership = Ownership.ofProcess(environment.user());
            ownership.demand(layout.root(), "enroll");
            ownership.demand(server.authorizedKeys(environment), "enroll");
        }
        DistributionContent distribution = distribution();
        distribution.checkWhole();
        if (bind) {
            return bind(layout, distribution);
        }
        return print ? print() : enroll(layout, distribution);
    }

    private int enroll(ProjectLayout layout, DistributionContent distribution)
            throws IOException, InterruptedException {
        SshTarget target = host.target(word(0, "USER@HOST is missing, as in deploy@web1.example.org"));
        none(1);
        EnrolmentPlan plan = plan();
        Steps steps = new Steps(plan.steps(), environment.out());
        Path montty = distribution.home().resolve("bin").resolve("montty");
        Enrolment enrolment = new Enrolment(
                plan,
                new SshHost(target, commands, host.sshEnvironment(environment), temporary),
                claims(layout),
                receiver(distribution),
                new FirstReport(layout, montty, commands, isRelay(layout)),
                environment.clock(),
                steps);
        long start = environment.clock().millis();
        try {
            enrolment.run(target);
        } catch (StepFailedException | UsageException e) {
            return failed(steps, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(steps, IoReason.of(e));
        }
        long seconds = Math.round((environment.clock().millis() - start) / 1000.0);
        environment.out().println("done in " + seconds + " s");
        return ExitCode.DONE;
    }

    private static boolean isRelay(ProjectLayout layout) {
        try {
            return Role.of(layout, new Configuration(layout).montty(), true) == Role.RELAY;
        } catch (ConfigurationException e) {
            return false; // whatever runs next says what is wrong
        }
    }

    private int failed(Steps steps, String why) {
        steps.failed();
        environment.say(why + "\nnothing after this step was done; run the same again when the cause is gone");
        return ExitCode.FINDINGS;
    }

    private int bind(ProjectLayout layout, DistributionContent distribution) throws IOException {
        String given = word(0, "--bind takes the NAME of the host and its public KEY, in quotes");
        String bound = HostName.of(given)
                .orElseThrow(() -> new UsageException("'" + given + "' is no name for a host; expected are 1 to 63"
                        + " letters, digits, dots and hyphens"));
        PublicKey key = PublicKey.parse(
                word(1, "the public key of " + bound + " is missing; give it in quotes behind the name"), "KEY");
        NameClaims claims = claims(layout);
        Bindings bindings = claims.bindings();
        Optional<String> conflict = claims.against(bound, Optional.of(key));
        if (conflict.isPresent() && !replace) {
            throw new UsageException(conflict.get() + "; nothing was done; use another name, or let this key take the"
                    + " place of the other with --replace");
        }
        boolean changed = bindings.bind(new Binding(
                bound, relay, distribution.receiver(), receiver(distribution).toldJava(), layout.root(), key));
        environment
                .out()
                .println(bound + (changed ? " may now" : " could already") + " hand in its reports, with the key "
                        + key.fingerprint() + " in " + bindings.file());
        return ExitCode.DONE;
    }

    private int print() throws IOException {
        none(0);
        environment
                .out()
                .print(new PrintedScript(plan(), project.find(environment).root(), server.ownName(environment)).text());
        return ExitCode.DONE;
    }

    private NameClaims claims(ProjectLayout layout) {
        return NameClaims.of(new Bindings(server.authorizedKeys(environment), layout), layout, environment);
    }

    private EnrolmentPlan plan() {
        Optional<String> chosen = Optional.ofNullable(name);
        if (chosen.isPresent() && HostName.of(chosen.get()).isEmpty()) {
            throw new UsageException("--name is '" + name + "', expected 1 to 63 letters, digits, dots and hyphens");
        }
        if (relay && host.scheduler().equals("systemd")) {
            throw new UsageException("--relay needs cron, which forwards reports every minute; leave --systemd out");
        }
        return new EnrolmentPlan(
                chosen,
                relay,
                replace,
                host.dir(),
                host.prefix(),
                server.spec(environment),
                server.keys(environment),
                host.scheduler(),
                sudoRules);
    }

    private DistributionContent distribution() {
        Path home = environment
                .home()
                .orElseThrow(() -> new UsageException(
                        "montty.home is not set, so it is not known what to copy; start MonTTY by bin/montty"));
        return new DistributionContent(home, true);
    }

    private Receiver receiver(DistributionContent distribution) {
        return new Receiver(distribution, java, environment.root());
    }

    private String word(int index, String missing) {
        if (words.length <= index) {
            throw new UsageException(missing);
        }
        return words[index];
    }

    private void none(int index) {
        if (words.length > index) {
            throw new UsageException("'" + words[index] + "' is one word too many");
        }
    }
}
