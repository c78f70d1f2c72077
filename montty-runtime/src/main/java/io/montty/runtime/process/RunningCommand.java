package io.montty.runtime.process;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Follow one command from its start to its end, in a session of its own. */
final class RunningCommand implements Running {

    private static final long POLL_MILLIS = 20;
    private static final long FIRST_POLL_MILLIS = 1;
    private static final List<String> LANGUAGE_VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE");
    private static final Pattern UNTRANSLATED = Pattern.compile("(C|POSIX)(\\..*)?");

    private final OutputFile stdout;
    private final OutputFile stderr;
    private final Process process;
    private final ProcessTable table;
    private long session;

    private RunningCommand(OutputFile stdout, OutputFile stderr, Process process, ProcessTable table) {
        this.table = table;
        this.stdout = stdout;
        this.stderr = stderr;
        this.process = process;
    }

    /** @param setsid the program, which is not looked for in the PATH of whoever started MonTTY */
    static RunningCommand start(
            String setsid,
            Command command,
            Map<String, String> environment,
            Surroundings surroundings,
            OutputFile stdout,
            OutputFile stderr,
            ProcessTable table)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv(setsid, command, environment))
                .directory(surroundings.workingDirectory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(stdout.redirect())
                .redirectError(stderr.redirect());
        builder.environment().clear();
        builder.environment().putAll(environment);
        translated(environment).forEach(builder.environment()::remove);
        return new RunningCommand(stdout, stderr, builder.start(), table);
    }

    /** What setsid says is read, so it must not say it in another language; the command itself may. */
    private static List<String> argv(String setsid, Command command, Map<String, String> environment) {
        List<String> argv = new ArrayList<>(List.of(setsid, "--fork", "--wait", "--"));
        List<String> own = translated(environment);
        if (!own.isEmpty()) {
            argv.add("/usr/bin/env");
            own.forEach(name -> argv.add(name + "=" + environment.get(name)));
        }
        argv.addAll(command.argv());
        return argv;
    }

    private static List<String> translated(Map<String, String> environment) {
        return LANGUAGE_VARIABLES.stream()
                .filter(environment::containsKey)
                .filter(name -> !UNTRANSLATED
                        .matcher(environment.getOrDefault(name, ""))
                        .matches())
                .toList();
    }

    @Override
    public boolean await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!process.waitFor(session == 0 ? FIRST_POLL_MILLIS : POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (session == 0) {
                session = table.sessionBelow(process.pid());
            }
            stdout.trim();
            stderr.trim();
            if (System.nanoTime() >= deadline) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean mayHaveLeftOthers() {
        return true;
    }

    @Override
    public long session() {
        return session;
    }

    @Override
    public List<OutputFile> files() {
        return List.of(stdout, stderr);
    }

    @Override
    public long ancestor() {
        return 0; // orphans leave for the parent of all
    }

    @Override
    public CommandResult ended() throws IOException {
        return SetsidReport.ended(process.exitValue(), stdout, stderr);
    }

    @Override
    public CommandResult overran() throws IOException {
        return SetsidReport.overran(stdout, stderr);
    }

    @Override
    public void abandon() {
        process.destroyForcibly();
    }

    @Override
    public void release() {
        OutputFile.delete(files());
    }
}
