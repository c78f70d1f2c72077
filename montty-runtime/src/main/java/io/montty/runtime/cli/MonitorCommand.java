package io.montty.runtime.cli;

import io.montty.runtime.monitor.ListedHost;
import io.montty.runtime.monitor.MonitorApp;
import io.montty.runtime.monitor.MonitorSettings;
import io.montty.runtime.monitor.MonitorStart;
import io.montty.runtime.monitor.MonitorTerminal;
import io.montty.runtime.monitor.OncePrinter;
import io.montty.runtime.monitor.PlainPrinter;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.io.PreferencesFile;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.process.ForegroundProgram;
import io.montty.runtime.store.ProjectLayout;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Show the filed reports in the terminal. */
@Command(
        name = "monitor",
        description = "Shows the hosts and their reports in the terminal, the worst first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "--plain --format json prints one object: at, manager_last_run, reports, counts, and hosts with status,"
                    + " last_seen, alert, warn, okay, na, reports and problems; troubles names what could not be read.",
            "A pipe whose reader is gone is no error: the command ends as if all had been read.",
            "",
            "Exit codes: 0 done; 1 the terminal was lost, or with --plain something could not be read (said on"
                    + " standard error); 2 wrong usage or configuration, or no terminal; 70 a fault of MonTTY;"
                    + " 129, 130 or 143 ended by HUP, INT or TERM; 137 killed."
        })
final class MonitorCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private MonitorOptions options = new MonitorOptions();

    MonitorCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectLayout layout = project.find(environment);
        options.refuseContradictions();
        MonitorStart start = new MonitorStart(options.filter(), options.isClassic());
        UserFolders folders = new UserFolders(environment);
        Preferences preferences = PreferencesFile.read(folders.preferences(), folders.home());
        ColorDepth.Choice choice = options.color(preferences.color());
        if (options.isOnce()) {
            new OncePrinter(layout, environment.clock()).print(environment.out());
            return ExitCode.DONE;
        }
        if (options.isPlain()) {
            return print(layout, start.filter());
        }
        String term = environment.variable("TERM").orElse("dumb");
        if (!environment.terminal() || term.equals("dumb")) {
            throw new UsageException(
                    "the monitor needs a terminal that can move its cursor; without one use: montty monitor --plain"
                            + " [--follow]");
        }
        return app(settings(layout, choice, preferences, start)).run();
    }

    private int print(ProjectLayout layout, Filter filter) throws IOException, InterruptedException {
        PlainPrinter printer =
                new PlainPrinter(layout, filter, environment.clock(), MonitorCommand::millis, environment.out());
        if (options.isFollowing()) {
            printer.follow();
            return ExitCode.DONE;
        }
        Snapshot snapshot = printer.look();
        if (options.isJson()) {
            List<ListedHost> hosts =
                    ListedHost.of(snapshot, filter, environment.clock().instant());
            FleetJson.print(snapshot, hosts, environment);
        } else {
            printer.print(snapshot);
        }
        snapshot.troubles().forEach(environment::say);
        return snapshot.troubles().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private MonitorApp app(MonitorSettings settings) {
        SttyTerminal terminal = new SttyTerminal(
                new ForegroundProgram(Map.of("PATH", RunPlace.PATH, "LC_ALL", "C"), Duration.ofSeconds(5)),
                environment.root().resolve("proc/self"));
        return new MonitorApp(
                settings,
                new MonitorTerminal(
                        terminal, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out)),
                environment.clock(),
                MonitorCommand::millis,
                environment.err());
    }

    private MonitorSettings settings(
            ProjectLayout layout, ColorDepth.Choice choice, Preferences preferences, MonitorStart start) {
        Path temporary = Path.of(environment.variable("TMPDIR").orElse("/tmp"));
        return new MonitorSettings(
                layout,
                server(),
                environment.user(),
                ColorDepth.of(choice, environment.variables()),
                charset(),
                environment.variable("TERM").orElse(""),
                Version.text(),
                options.isReadOnly(),
                HistoryCommand.file(environment, layout),
                new UserFolders(environment).files(),
                preferences,
                new LaunchedDoctor(environment, layout, temporary),
                start);
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Return the first part of this machine's name; empty if it has none. */
    private String server() {
        try {
            String name = Files.readString(environment.root().resolve("proc/sys/kernel/hostname"));
            return name.strip().split("\\.", 2)[0];
        } catch (IOException e) {
            return "";
        }
    }

    /** Return what the terminal can show, by the first of the locale's variables that is set. */
    private Charset charset() {
        Optional<String> locale = List.of("MONTTY_LOCALE", "LC_ALL", "LC_CTYPE", "LANG").stream()
                .flatMap(name -> environment.variable(name).stream())
                .findFirst();
        boolean utf8 = Stream.of("UTF-8", "UTF8")
                .anyMatch(name -> locale.orElse("").toUpperCase(Locale.ROOT).contains(name));
        return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    }
}
