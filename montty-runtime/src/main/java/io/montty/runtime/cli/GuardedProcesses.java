package io.montty.runtime.cli;

import io.montty.runtime.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Hold a process runner, and see to it that a run that a signal ends leaves no process and no file behind. */
final class GuardedProcesses implements AutoCloseable {

    private final ProcessRunner runner;
    private final Thread hook;

    GuardedProcesses(ProcessRunner runner) {
        this.runner = runner;
        this.hook = new Thread(this::closeRunner, "end-processes");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    ProcessRunner runner() {
        return runner;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending already, and the hook is doing its work
        }
        closeRunner();
    }

    private void closeRunner() {
        try {
            runner.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
