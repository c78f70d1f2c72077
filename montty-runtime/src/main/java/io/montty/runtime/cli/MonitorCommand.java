package io.montty.runtime.cli;

import io.montty.runtime.monitor.MonitorApp;
import io.montty.runtime.monitor.MonitorSettings;
import io.montty.runtime.monitor.MonitorTerminal;
import io.montty.runtime.monitor.OncePrinter;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Show the filed reports in the terminal. */
@Command(
        name = "monitor",
        description = "Shows the reports in the terminal, ALERT first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 the terminal was lost; 2 wrong usage or configuration, or no terminal; 70 a fault of"
                    + " MonTTY."
        })
final class MonitorCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--once", description = "Print all reports as plain text and end; for pipes and screen readers.")
    private boolean once;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always, never, 16, 256 or true. By default what ~/.config/montty/monitor says, else"
                    + " auto, which honours NO_COLOR, COLORTERM and TERM.")
    private @Nullable String color;

    @Option(names = "--read-only", description = "Change nothing: no deletes, no acknowledging.")
    private boolean readOnly;

    MonitorCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        UserFolders folders = new UserFolders(environment);
        Preferences preferences = PreferencesFile.read(folders.preferences(), folders.home());
        String wanted = color == null ? preferences.color() : color;
        ColorDepth.Choice choice = ColorDepth.Choice.parse(wanted)
                .orElseThrow(() -> new UsageException(
                        "--color is '" + wanted + "', expected auto, always, never, 16, 256 or true"));
        if (once) {
            new OncePrinter(layout, environment.clock()).print(environment.out());
            return ExitCode.DONE;
        }
        String term = environment.variable("TERM").orElse("dumb");
        if (!environment.terminal() || term.equals("dumb")) {
            throw new UsageException(
                    "the monitor needs a terminal that can move its cursor; montty monitor --once prints the reports");
        }
        return show(layout, choice, preferences);
    }

    private int show(ProjectLayout layout, ColorDepth.Choice choice, Preferences preferences) {
        Path temporary = Path.of(environment.variable("TMPDIR").orElse("/tmp"));
        SttyTerminal terminal = new SttyTerminal(
                new ForegroundProgram(Map.of("PATH", CheckSession.PATH, "LC_ALL", "C"), Duration.ofSeconds(5)),
                environment.root().resolve("proc/self"));
        return new MonitorApp(
                        settings(layout, choice, preferences, temporary),
                        new MonitorTerminal(
                                terminal,
                                new FileInputStream(FileDescriptor.in),
                                new FileOutputStream(FileDescriptor.out)),
                        environment.clock(),
                        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                        environment.err())
                .run();
    }

    private MonitorSettings settings(
            ProjectLayout layout, ColorDepth.Choice choice, Preferences preferences, Path temporary) {
        return new MonitorSettings(
                layout,
                server(),
                environment.user(),
                ColorDepth.of(choice, environment.variables()),
                charset(),
                environment.variable("TERM").orElse(""),
                Version.text(),
                readOnly,
                HistoryCommand.file(environment, layout),
                new UserFolders(environment).files(),
                preferences,
                new LaunchedDoctor(environment, layout, temporary));
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
