package io.montty.plugins.testkit;

import io.montty.api.CheckContext;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stand for a host that a check is tested on.
 *
 * <p>Each method that is not one of {@link CheckContext} returns a changed copy, so that one context can be shared by
 * many tests:
 *
 * <pre>{@code
 * CheckResult result = new LoadCheck()
 *         .run(TestContext.at(root).config(new LoadConfig(4)).command(List.of("uname", "-r"), "6.1\n"));
 * }</pre>
 *
 * <p>What a check asks for and a test did not provide is an {@link AssertionError} that names what to add.
 */
public final class TestContext implements CheckContext {

    /** What time it is unless a test says otherwise. */
    public static final Instant DEFAULT_TIME = Instant.parse("2026-01-01T12:00:00Z");

    private final Path root;
    private final Record config;
    private final Map<List<String>, CommandResult> answers;
    private final Clock clock;

    private TestContext(Path root, Record config, Map<List<String>, CommandResult> answers, Clock clock) {
        this.root = root;
        this.config = config;
        this.answers = answers;
        this.clock = clock;
    }

    /** Make a host whose files lie below {@code root}, with no commands and no configuration, at {@link #DEFAULT_TIME}. */
    public static TestContext at(Path root) {
        return new TestContext(root, new CheckSpec.NoConfig(), Map.of(), Clock.fixed(DEFAULT_TIME, ZoneOffset.UTC));
    }

    /** Return this host with {@code config} as the check's configuration. */
    public TestContext config(Record config) {
        return new TestContext(root, config, answers, clock);
    }

    /** Return this host with a command that prints {@code stdout} and ends with code 0. */
    public TestContext command(List<String> argv, String stdout) {
        return command(argv, 0, stdout, "");
    }

    /** Return this host with a command that prints {@code stdout} and {@code stderr} and ends with {@code code}. */
    public TestContext command(List<String> argv, int code, String stdout, String stderr) {
        return command(argv, new CommandResult(new CommandResult.Exited(code), stdout, stderr, false));
    }

    /** Return this host with a command that ends in {@code result}, whatever its environment and output limit. */
    public TestContext command(List<String> argv, CommandResult result) {
        Map<List<String>, CommandResult> more = new LinkedHashMap<>(answers);
        more.put(List.copyOf(argv), result);
        return new TestContext(root, config, more, clock);
    }

    /** Return this host at {@code time}, for ever. */
    public TestContext time(Instant time) {
        return new TestContext(root, config, answers, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Override
    public <C extends Record> C config(Class<C> type) {
        if (!type.isInstance(config)) {
            throw new AssertionError(
                    "the check asks for its configuration as " + type.getName() + ", but the test gives "
                            + config + "; give it with .config(new "
                            + type.getSimpleName() + "(...))");
        }
        return type.cast(config);
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Commands commands() {
        return this::answer;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private CommandResult answer(Command command) {
        CommandResult answer = answers.get(command.argv());
        if (answer == null) {
            throw new AssertionError("the check runs " + command.argv() + ", but the test answers only "
                    + answers.keySet() + "; give an answer with .command(List.of(...), \"output\")");
        }
        return answer;
    }
}
