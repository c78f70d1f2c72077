package io.montty.plugins.testkit;

import io.montty.api.Check;
import io.montty.api.CheckNode;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Stand for a host that a check is tested on, and run checks on it with MonTTY's own engine.
 *
 * <p>Paths are relative to the host's root, as in {@code etc/passwd}. A host begins with an empty root, no program
 * installed, no configuration, no baseline, at {@link #DEFAULT_TIME}.
 */
public final class FakeHost {

    /** What time it is unless a test says otherwise. */
    public static final Instant DEFAULT_TIME = Instant.parse("2026-01-01T12:00:00Z");

    private final Path folder;
    private final FakeCommands commands = new FakeCommands();
    private Clock clock = Clock.fixed(DEFAULT_TIME, ZoneOffset.UTC);
    private String settings = "";
    private Optional<Map<String, String>> baseline = Optional.empty();

    FakeHost(Path folder) {
        this.folder = folder;
        folder("");
    }

    /** Put a text file there; {@code lines} are ended with a newline each. */
    public FakeHost file(String path, String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return bytes(path, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Put a file with exactly these bytes there. */
    public FakeHost bytes(String path, byte[] content) {
        Path file = root().resolve(path);
        return attempt(() -> {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
        });
    }

    /** Make a folder, with those above it. */
    public FakeHost folder(String path) {
        return attempt(() -> Files.createDirectories(root().resolve(path)));
    }

    /** Make a symbolic link; {@code target} is kept as it is, as in {@code socket:[4711]}. */
    public FakeHost link(String path, String target) {
        Path link = root().resolve(path);
        return attempt(() -> {
            Files.createDirectories(Objects.requireNonNull(link.getParent()));
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(target));
        });
    }

    /** Give what is at {@code path} the mode {@code mode}, as in {@code 04755}. */
    public FakeHost mode(String path, int mode) {
        return attempt(() -> Files.setAttribute(root().resolve(path), "unix:mode", mode));
    }

    /** Let what is at {@code path} have been changed last at {@code time}. */
    public FakeHost modified(String path, Instant time) {
        return attempt(() -> Files.setLastModifiedTime(root().resolve(path), FileTime.from(time)));
    }

    /** Install a command that prints {@code stdout} and ends with code 0. */
    public FakeHost command(List<String> argv, String stdout) {
        return command(argv, 0, stdout, "");
    }

    /** Install a command that prints {@code stdout} and {@code stderr} and ends with {@code code}. */
    public FakeHost command(List<String> argv, int code, String stdout, String stderr) {
        return command(argv, new CommandResult(new CommandResult.Exited(code), stdout, stderr, false));
    }

    /** Install a command that ends in {@code result}, whatever its environment and output limit. */
    public FakeHost command(List<String> argv, CommandResult result) {
        commands.answer(argv, result);
        return this;
    }

    /** Install a program that does the same whatever its arguments, unless {@link #command} knows them. */
    public FakeHost program(String name, int code, String stdout) {
        commands.answerAll(name, new CommandResult(new CommandResult.Exited(code), stdout, "", false));
        return this;
    }

    /** Let every command run until its deadline. */
    public FakeHost hangingCommands() {
        commands.hang();
        return this;
    }

    /** Let it be {@code time}, for ever. */
    public FakeHost time(Instant time) {
        clock = Clock.fixed(time, ZoneOffset.UTC);
        return this;
    }

    /** Configure the check with {@code yaml}, as it would stand below its {@code config:}, as in {@code warn: 80}. */
    public FakeHost config(String yaml) {
        return settings("config:\n" + yaml.indent(2));
    }

    /** Say of the check what would stand below its id in {@code checks.yaml}, as in {@code timeout: 1s}. */
    public FakeHost settings(String yaml) {
        settings = yaml;
        return this;
    }

    /** Let the check have been told to take {@code things} for right. */
    public FakeHost baseline(Map<String, String> things) {
        baseline = Optional.of(Map.copyOf(things));
        return this;
    }

    /** Run {@code check} and return what the report would have of it. */
    public ReportEntry run(Check check) {
        return runNode(check);
    }

    /** Run {@code node}, a check or a group, and return what the report would have of it. */
    public ReportEntry runNode(CheckNode node) {
        return new FakeRun(this).run(node);
    }

    /** Return the root of the host's files. */
    public Path root() {
        return folder.resolve("root");
    }

    /** Return what was run so far, in its order. */
    public List<Command> commandsRun() {
        return commands.asked();
    }

    Path folder() {
        return folder;
    }

    FakeCommands commands() {
        return commands;
    }

    Clock clock() {
        return clock;
    }

    String settings() {
        return settings;
    }

    Optional<Map<String, String>> baseline() {
        return baseline;
    }

    /** Do something with files. */
    private interface FileWork {
        void run() throws IOException;
    }

    private FakeHost attempt(FileWork work) {
        try {
            work.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
