package io.montty.api;

/**
 * Tell how a command ended and what it printed.
 *
 * @param end how it ended
 * @param stdout its standard output as UTF-8, bad bytes replaced, cut at the command's limit
 * @param stderr its standard error, likewise
 * @param cut whether either stream was longer than the limit
 * @param answer what it wrote to its file descriptor 3, where a {@link ForkServer} started it; empty for all others
 */
public record CommandResult(End end, String stdout, String stderr, boolean cut, String answer) {

    /** Tell of a command that was started by itself. */
    public CommandResult(End end, String stdout, String stderr, boolean cut) {
        this(end, stdout, stderr, cut, "");
    }

    /** Say how a command ended. */
    public sealed interface End {}

    /** The command ended by itself with {@code code}, 0 to 255. */
    public record Exited(int code) implements End {}

    /** A signal ended the command. */
    public record Killed(int signal) implements End {}

    /** The command ran into its deadline and was ended with all its children. */
    public record Overran() implements End {}

    /** The command never ran, for {@code reason}. */
    public record NotStarted(String reason) implements End {}

    /** Tell whether the command ended by itself with code 0. */
    public boolean succeeded() {
        return end instanceof Exited exited && exited.code() == 0;
    }
}
