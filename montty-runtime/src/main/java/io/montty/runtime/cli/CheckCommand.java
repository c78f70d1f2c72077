package io.montty.runtime.cli;

import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.transport.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Run the checks of this host and hand on their report. */
@Command(
        name = "check",
        description = "Runs the checks, makes the report, hands it on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Where the server is another machine, a run that is not on a terminal waits a little before it connects, as"
                    + " server.splay in montty.yaml says (0s for no wait), and tries again three times within about a"
                    + " minute. What is not handed in then stays in the spool; see: montty send --status",
            "",
            "Exit codes: 0 done; 1 done, but something about the checks or the report needs attention (said on"
                    + " standard error); 2 wrong usage or configuration, nothing done; 3 another run is going on; 70 a"
                    + " fault of MonTTY. With --exit-status: 0 OKAY or NA, 10 WARN, 20 ALERT. With --watch: 0 after it was"
                    + " told to stop, by SIGTERM or ^C; 3 another --watch is going on."
        })
final class CheckCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Patience patience;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--tags",
            split = "[,\\s]+",
            splitSynopsisLabel = ",",
            paramLabel = "TAG",
            description = "Run only checks with one of these tags, separated by commas.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "ID-GLOB",
            description = "Run only checks whose id matches, e.g. 'host.*'; may be given again.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--format", paramLabel = "text|json", description = "Print the report, in this form.")
    private @Nullable OutputFormat format;

    @Option(names = "--no-report", description = "Make no report for the server; print the result.")
    private boolean noReport;

    @Option(names = "--no-send", description = "Keep the report in the spool; a later run sends it.")
    private boolean noSend;

    @Option(
            names = "--to",
            paramLabel = "USER@SERVER[:DIR]",
            description =
                    "Send the report to this server, in place of the configured one; with DIR over SFTP, into that"
                            + " project directory.")
    private @Nullable String to;

    @Option(
            names = "--report-format",
            paramLabel = "json|mty",
            description = "Write the report for the server in this form, in place of the configured one; mty is that of"
                    + " MonTTY for Python.")
    private MonttyConfig.Report.@Nullable Format reportFormat;

    @Option(names = "--dry-run", description = "Say what would run; run nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Run also the checks that are not due by their interval.")
    private boolean force;

    @Option(
            names = "--no-plan",
            description = "Look at all checks and their configuration anew, in place of the plan that an earlier run"
                    + " kept; the report is the same.")
    private boolean noPlan;

    @Option(
            names = "--watch",
            description = "Keep doing so until told to stop, each check at its own interval, in place of cron.")
    private boolean watch;

    @Option(names = "--exit-status", description = "Let the exit code tell the worst status.")
    private boolean exitStatus;

    CheckCommand(CliEnvironment environment, Patience patience) {
        this.environment = environment;
        this.patience = patience;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CheckOptions options = options();
        return options.has(Switch.WATCH)
                ? new CheckWatch(environment, patience, options).run()
                : new CheckRun(environment, patience, options).run();
    }

    /** Return what was asked for. */
    CheckOptions options() {
        Map<Switch, Boolean> given = new EnumMap<>(Switch.class);
        given.put(Switch.NO_REPORT, noReport);
        given.put(Switch.NO_SEND, noSend);
        given.put(Switch.DRY_RUN, dryRun);
        given.put(Switch.FORCE, force);
        given.put(Switch.EXIT_STATUS, exitStatus);
        given.put(Switch.NO_PLAN, noPlan);
        given.put(Switch.WATCH, watch);
        Set<Switch> switches = given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new CheckOptions(project.directory(), tags, only, format, to, reportFormat, switches);
    }
}
