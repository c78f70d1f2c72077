package io.montty.script;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Status;
import io.montty.script.dialect.Dialect;
import io.montty.script.python.PythonAnswer;
import io.montty.script.python.PythonHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Run a class in Python that inherits from {@code RootCheck}.
 *
 * <p>It answers over a file descriptor of its own. What it prints is not part of its answer, and is shown only where it
 * gives none.
 */
public final class PythonClassCheck implements Script {

    /** What a header may call the dialect of such a file. */
    static final String DIALECT = "montty-python";

    private final CheckSpec spec;
    private final Path file;
    private final ScriptHeader header;
    private final ScriptFolders folders;
    private final PythonHost python;
    private final ScriptOptions options;

    PythonClassCheck(
            CheckSpec spec,
            Path file,
            ScriptHeader header,
            ScriptFolders folders,
            PythonHost python,
            ScriptOptions options) {
        this.spec = spec;
        this.file = file;
        this.header = header;
        this.folders = folders;
        this.python = python;
        this.options = options;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public ScriptPreview preview() {
        Command command = command();
        List<String> argv = new ArrayList<>(List.of(python.interpreter()));
        argv.addAll(command.argv());
        return new ScriptPreview(argv, command.environment(), Optional.empty());
    }

    @Override
    public Optional<Dialect> ownDialect() {
        return Optional.empty();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.empty();
    }

    @Override
    public String dialectName() {
        return DIALECT;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.ofNullable(header.interval());
    }

    @Override
    public PythonClassCheck withOptions(ScriptOptions options) {
        return new PythonClassCheck(spec, file, header, folders, python, options);
    }

    /**
     * Run the check to its end.
     *
     * @throws CheckAbortedException if it breaks, is killed, overruns its deadline or gives no answer
     */
    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException, InterruptedException {
        CommandResult command = context.commands().run(command());
        PythonAnswer answer;
        try {
            answer = PythonAnswer.read(command.answer());
        } catch (IOException e) {
            throw new CheckAbortedException(
                    "gave an answer that cannot be read: " + e.getMessage(), printed(List.of(), command));
        }
        Optional<String> trouble = answer.crash().or(() -> trouble(command.end(), answer));
        if (trouble.isEmpty() && answer.result().isPresent()) {
            return answer.result().get();
        }
        throw aborted(trouble.orElse("gave no answer"), answer, command);
    }

    private Command command() {
        Map<String, String> environment = folders.environment(spec.id(), options.env());
        List<String> argv = new ArrayList<>(List.of(file.toString()));
        argv.addAll(options.args());
        return new Command(argv, environment, Command.DEFAULT_OUTPUT_LIMIT).forkedBy(python.server());
    }

    private static Optional<String> trouble(CommandResult.End end, PythonAnswer answer) {
        if (end instanceof CommandResult.Killed killed) {
            return Optional.of("killed by " + SignalName.of(killed.signal()));
        }
        if (end instanceof CommandResult.NotStarted notStarted) {
            return Optional.of("cannot be started: " + notStarted.reason());
        }
        if (end instanceof CommandResult.Overran) {
            return Optional.of("overran its deadline");
        }
        int code = ((CommandResult.Exited) end).code();
        return answer.result().isPresent()
                ? Optional.empty()
                : Optional.of("ended Python with exit code " + code + " before it had an answer");
    }

    private static CheckAbortedException aborted(String reason, PythonAnswer answer, CommandResult command) {
        List<String> output = printed(answer.trace(), command);
        CheckResult found = answer.result().orElseGet(() -> CheckResult.of(Status.ALERT, reason));
        return new CheckAbortedException(
                reason, output, answer.heading().map(found::withHeading).orElse(found));
    }

    private static List<String> printed(List<String> trace, CommandResult command) {
        List<String> lines = new ArrayList<>(trace);
        command.stdout().lines().forEach(lines::add);
        command.stderr().lines().forEach(lines::add);
        return lines;
    }
}
