package io.montty.runtime.cli;

import java.util.concurrent.CompletableFuture;

/** End the process, and let nothing else end it in the middle of a run without being noticed. */
public final class ExitGuard {

    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /** End the process with {@code exitCode}, also where a check has asked for its end before. */
    public void exit(int exitCode) {
        code.complete(exitCode);
        Runtime.getRuntime().exit(exitCode);
    }

    /** Watch over a run from now on. */
    RunWatch watch(CliEnvironment environment) {
        return new RunWatch(code, environment);
    }
}
