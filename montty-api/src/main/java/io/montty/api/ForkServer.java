package io.montty.api;

import java.util.List;

/**
 * Name a program that starts commands as forks of itself, so that what all of them need is loaded once for a run.
 *
 * <p>It is started with the first command that wants it and ended with the run. On its standard input it reads a JSON
 * object in each line, {@code {"id": 1, "file": ..., "arguments": [...], "folder": ..., "environment": {...}, "stdout":
 * ..., "stderr": ..., "answer": ...}}. For each it writes two to its standard output: {@code {"id": 1, "started": PID}}
 * once a process that leads a session of its own runs the file, then {@code {"id": 1, "exited": CODE}}, {@code {"id": 1,
 * "signalled": NUMBER}} or {@code {"id": 1, "failed": REASON}}; {@code "alone": true} beside it says that nothing is left
 * of what the command started. Before all, when it is ready, it writes {@code {"protocol": 1}}.
 *
 * @param argv the program, looked up in PATH unless it holds a slash, and its arguments
 * @param answerLimit how many bytes a command may write to its file descriptor 3
 */
public record ForkServer(List<String> argv, int answerLimit) {

    /** @throws IllegalArgumentException if there is no program, or the limit is negative */
    public ForkServer {
        argv = List.copyOf(argv);
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new IllegalArgumentException("a fork server needs a program");
        }
        if (answerLimit < 0) {
            throw new IllegalArgumentException("the answer limit is negative: " + answerLimit);
        }
    }
}
