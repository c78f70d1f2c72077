package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.DurationNotation;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ManagerConfig;
import io.montty.runtime.manager.ManagerSettings;
import io.montty.runtime.manager.Pruning;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Quarantine.Reject;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drop what is kept for too long, for a person. */
@Command(
        name = "prune",
        description =
                "Drops what the manager would drop at its hourly look, or old rejects, or asks to delete old ALERT"
                        + " reports.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 not done, since nobody said yes; 2 wrong usage or configuration; 3 a manager is at work;"
                    + " 70 a fault of MonTTY."
        })
final class PruneReportsCommand implements Callable<Integer> {

    private static final int MOST_A_REQUEST = 10_000;

    private final CliEnvironment environment;
    private final Function<ManagerConfig, ManagerSettings> settings;
    private final Predicate<String> confirmation;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--rejects", description = "Drop what is in quarantine for longer than --older-than.")
    private boolean rejects;

    @Option(names = "--alerts", description = "Ask the manager to delete ALERT reports that came before --older-than.")
    private boolean alerts;

    @Option(names = "--older-than", paramLabel = "TIME", description = "Such as 30d; needs --rejects or --alerts.")
    private @Nullable String olderThan;

    @Option(names = "--dry-run", description = "Say what would be dropped, and drop nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--format", paramLabel = "text|json", description = "Print it in this form; as text by default.")
    private OutputFormat format = OutputFormat.TEXT;

    PruneReportsCommand(
            CliEnvironment environment,
            Function<ManagerConfig, ManagerSettings> settings,
            Predicate<String> confirmation) {
        this.environment = environment;
        this.settings = settings;
        this.confirmation = confirmation;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        Optional<Duration> age = age();
        Pruning pruning = new Pruning(
                layout,
                environment.clock(),
                settings.apply(ProjectOption.read(new Configuration(layout)).manager()));
        if (alerts) {
            return deleteAlerts(layout, pruning.alertsOlderThan(age.orElseThrow()));
        }
        Optional<RunLock> lock = RunLock.tryAcquire(layout.managerLock());
        if (lock.isEmpty()) {
            environment.say("a manager is at work in " + layout.root() + "; stop it, or try again in a moment");
            return ExitCode.LOCKED;
        }
        RunLock held = lock.get();
        try {
            return drop(layout, pruning, age);
        } finally {
            held.close();
        }
    }

    private Optional<Duration> age() {
        if (rejects && alerts) {
            throw new UsageException("say one of --rejects and --alerts, and call twice for both");
        }
        if ((rejects || alerts) != (olderThan != null)) {
            throw new UsageException("--older-than TIME goes with --rejects or --alerts, and they with it");
        }
        String text = olderThan;
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(DurationNotation.parse(text)
                .orElseThrow(() ->
                        new UsageException("--older-than is '" + text + "', expected " + DurationNotation.EXPECTED)));
    }

    private int drop(ProjectLayout layout, Pruning pruning, Optional<Duration> age) throws IOException {
        List<Reject> found = age.isPresent() ? pruning.rejectsOlderThan(age.get()) : pruning.rejectsBeyondBounds();
        // What is beyond the bounds goes within the hour anyway, so nobody is asked about it.
        boolean agreed = age.isEmpty() || isAgreed("drop " + counted(found.size(), "reject"), found.isEmpty());
        if (agreed && !dryRun) {
            pruning.drop(found, environment.user());
            if (age.isEmpty()) {
                pruning.boundAudit();
            }
        }
        return tell(
                "rejects",
                found.stream().map(Reject::name).toList(),
                agreed,
                dryRun ? "would be dropped" : "dropped",
                layout.reject());
    }

    private int deleteAlerts(ProjectLayout layout, List<String> ids) throws IOException {
        boolean agreed = isAgreed("delete " + counted(ids.size(), "ALERT report"), ids.isEmpty());
        if (agreed && !dryRun) {
            for (int i = 0; i < ids.size(); i += MOST_A_REQUEST) {
                String request = UUID.randomUUID().toString().replace("-", "");
                List<String> some = ids.subList(i, Math.min(ids.size(), i + MOST_A_REQUEST));
                new DeleteRequest(
                                request,
                                some,
                                environment.user(),
                                environment.clock().instant())
                        .writeInto(layout.input());
                environment.say("asked the manager, with request " + request);
            }
        }
        return tell("alerts", ids, agreed, dryRun ? "would be deleted" : "asked to be deleted", layout.reports());
    }

    private boolean isAgreed(String what, boolean nothing) {
        return nothing || dryRun || yes || confirmation.test(what + "?");
    }

    private int tell(String kind, List<String> names, boolean agreed, String done, Path where) throws IOException {
        if (format == OutputFormat.JSON) {
            printJson(kind, names, agreed && !dryRun);
        } else {
            names.forEach(environment.out()::println);
            environment.say(
                    agreed
                            ? counted(names.size(), kind.substring(0, kind.length() - 1)) + " in " + where + " " + done
                            : "nothing was done");
        }
        return agreed ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void printJson(String kind, List<String> names, boolean done) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeBooleanField("done", done);
            json.writeArrayFieldStart(kind);
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        environment.out().println(text);
        environment.out().flush();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
