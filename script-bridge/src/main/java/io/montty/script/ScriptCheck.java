package io.montty.script;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.script.dialect.Dialect;
import io.montty.script.dialect.Reading;
import io.montty.script.dialect.ScriptOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Run one executable of the project as a check. */
public final class ScriptCheck implements Script {

    private final CheckSpec spec;
    private final Path script;
    private final ScriptHeader header;
    private final ScriptFolders folders;
    private final SearchPath searchPath;
    private final ScriptOptions options;

    ScriptCheck(
            CheckSpec spec,
            Path script,
            ScriptHeader header,
            ScriptFolders folders,
            SearchPath searchPath,
            ScriptOptions options) {
        this.spec = spec;
        this.script = script;
        this.header = header;
        this.folders = folders;
        this.searchPath = searchPath;
        this.options = options;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public Path file() {
        return script;
    }

    @Override
    public ScriptPreview preview() {
        try {
            Command command = command();
            return new ScriptPreview(command.argv(), command.environment(), Optional.empty());
        } catch (CheckAbortedException e) {
            return new ScriptPreview(List.of(), Map.of(), Optional.of(e.reason()));
        }
    }

    @Override
    public String dialectName() {
        return inForce().name();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(inForce());
    }

    private Dialect inForce() {
        return options.dialect() == null ? header.dialect() : options.dialect();
    }

    @Override
    public Optional<Dialect> ownDialect() {
        return Optional.of(header.dialect());
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.ofNullable(header.interval());
    }

    @Override
    public ScriptCheck withOptions(ScriptOptions options) {
        return new ScriptCheck(spec, script, header, folders, searchPath, options);
    }

    /**
     * Run the script to its end.
     *
     * @throws CheckAbortedException if it cannot be started, dies by a signal or overruns its deadline
     */
    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException, InterruptedException {
        Command command = command();
        CommandResult result = context.commands().run(command);
        ScriptOutput output = ScriptOutput.of(result);
        if (options.sudo()) {
            Optional<String> refusal = Sudo.refusal(
                    result, command.argv().subList(3, command.argv().size()));
            if (refusal.isPresent()) {
                throw new CheckAbortedException(refusal.get(), output.lines());
            }
        }
        CommandResult.End end = result.end();
        if (end instanceof CommandResult.Exited exited) {
            Reading reading = inForce().read(exited.code(), output);
            return result(exited.code(), reading, withCutMark(reading.text(), result.cut(), command));
        }
        throw new CheckAbortedException(reason(end), withCutMark(output.lines(), result.cut(), command));
    }

    private Command command() throws CheckAbortedException {
        Map<String, String> environment = folders.environment(spec.id(), options.env());
        SearchPath path = new SearchPath(environment.getOrDefault("PATH", searchPath.value()));
        Launch launch = new Launcher(script, folders, path).plan();
        if (launch instanceof Launch.Ready ready) {
            List<String> argv = new ArrayList<>(ready.argv());
            argv.addAll(options.args());
            return new Command(options.sudo() ? Sudo.before(argv) : argv, environment, Command.DEFAULT_OUTPUT_LIMIT);
        }
        throw new CheckAbortedException(((Launch.Refused) launch).reason(), List.of());
    }

    private static String reason(CommandResult.End end) {
        if (end instanceof CommandResult.Killed killed) {
            return "killed by " + SignalName.of(killed.signal());
        }
        if (end instanceof CommandResult.NotStarted notStarted) {
            return notStarted.reason();
        }
        return "overran its deadline";
    }

    private static CheckResult result(int exitCode, Reading reading, List<String> text) {
        int first = 0;
        while (first < text.size() && text.get(first).isBlank()) {
            first++;
        }
        if (first == text.size()) {
            String summary = "no output, exit code " + exitCode;
            return new CheckResult(reading.status(), summary, List.of(), reading.metrics(), null, reading.parts());
        }
        List<String> details = text.subList(first + 1, text.size());
        return new CheckResult(reading.status(), text.get(first), details, reading.metrics(), null, reading.parts());
    }

    private static List<String> withCutMark(List<String> lines, boolean cut, Command command) {
        if (!cut) {
            return lines;
        }
        List<String> marked = new ArrayList<>(lines);
        marked.add("[output cut at " + command.outputLimit() / 1024 + " KiB]");
        return marked;
    }
}
