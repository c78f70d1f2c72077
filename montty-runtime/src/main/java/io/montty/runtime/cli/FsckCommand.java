package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.ManagerConfig;
import io.montty.runtime.fsck.Finding;
import io.montty.runtime.fsck.Fsck;
import io.montty.runtime.fsck.Fsck.Result;
import io.montty.runtime.history.HistoryCheck;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examine what a server keeps, and put it right. */
@Command(
        name = "fsck",
        description = "Examines every promise about the folders of a server; changes nothing without --repair.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all is well; 1 something is not, or was not; 2 wrong usage or configuration; 3 a manager is at"
                    + " work; 70 a fault of MonTTY."
        })
final class FsckCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private static final String REPAIRED = "repaired: ";

    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--repair", description = "Put right what one small step puts right; say of the rest what to do.")
    private boolean repair;

    @Option(names = "--format", paramLabel = "text|json", description = "Print it in this form; as text by default.")
    private OutputFormat format = OutputFormat.TEXT;

    FsckCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        if (!Files.isDirectory(layout.state())) {
            environment.say(
                    "there is no " + layout.state() + "; the manager makes it anew from the reports: montty manage");
            return ExitCode.FINDINGS;
        }
        Optional<RunLock> lock = RunLock.tryAcquire(layout.managerLock());
        if (lock.isEmpty()) {
            environment.say("a manager is at work in " + layout.root() + "; stop it, or try again in a moment");
            return ExitCode.LOCKED;
        }
        RunLock held = lock.get();
        try {
            return examine(layout);
        } finally {
            held.close();
        }
    }

    private void history(ProjectLayout layout, Instant now, Consumer<Finding> findings) throws IOException {
        HistoryCheck check = new HistoryCheck(HistoryCommand.file(environment, layout));
        check.damage()
                .ifPresent(what -> findings.accept(new Finding(
                        layout.root().relativize(layout.history()).toString(),
                        what,
                        "set it aside; the manager begins another",
                        () -> check.setAside(now))));
    }

    private int examine(ProjectLayout layout) throws IOException {
        ManagerConfig config = ProjectOption.read(new Configuration(layout)).manager();
        SilenceRules silence = new SilenceRules(config.lateAfter(), config.lostAfter(), config.unpromised());
        Instant now = environment.clock().instant();
        // Whatever the manager has watched for, it has not watched for less than no time.
        Fsck fsck = new Fsck(
                layout,
                environment.clock(),
                state -> silence.lookAgain(state.contact(), now),
                config.history() ? List.of(findings -> history(layout, now, findings)) : List.of());
        List<Result> results = repair
                ? fsck.repair()
                : fsck.examine().stream()
                        .map(finding -> new Result(finding, false, ""))
                        .toList();
        if (format == OutputFormat.JSON) {
            printJson(results);
        } else {
            results.forEach(this::print);
            if (results.isEmpty()) {
                environment.say("all is well in " + layout.reports());
            }
        }
        return results.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void print(Result result) {
        String outcome = result.repaired()
                ? REPAIRED
                : result.trouble().isEmpty() ? (repair ? "" : "repair: ") : "failed (" + result.trouble() + "): ";
        environment
                .out()
                .println(sanitizer.line(
                        result.finding().where() + ": " + result.finding().what()));
        environment
                .out()
                .println(sanitizer.line("  " + outcome + result.finding().repair()));
    }

    private void printJson(List<Result> results) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeBooleanField("repair", repair);
            json.writeArrayFieldStart("findings");
            for (Result result : results) {
                json.writeStartObject();
                json.writeStringField("where", result.finding().where());
                json.writeStringField("what", result.finding().what());
                json.writeStringField(
                        "repair",
                        (result.repaired() ? REPAIRED : "") + result.finding().repair());
                json.writeBooleanField("repairable", result.finding().isRepairable());
                json.writeBooleanField("repaired", result.repaired());
                json.writeStringField("trouble", result.trouble());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }
}
