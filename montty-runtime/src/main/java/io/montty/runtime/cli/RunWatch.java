package io.montty.runtime.cli;

import io.montty.runtime.engine.Engine;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Take care of a run that something wants to end before its time.
 *
 * <p>A signal ends it: no process is left behind, and no report is made of checks that were broken off. A check that
 * calls {@code System.exit} does not: the Java runtime waits for its shutdown hooks, and the hook in here waits for the
 * run to come to its report.
 */
final class RunWatch implements AutoCloseable {

    /** Says why a check has no answer that ended the process in place of coming back. */
    static final String CALLED_EXIT = "called System.exit; a check must return its result";

    /** How often to look who else calls {@code System.exit} where somebody has. */
    private static final long LOOK_MILLIS = 1000;

    private final CompletableFuture<Integer> code;
    private final CliEnvironment environment;
    private final Thread owner = Thread.currentThread();
    private final Thread hook = new Thread(this::atExit, "run-watch");
    private @Nullable Run run;
    private boolean signalled;

    /** Hold what is to be ended. */
    private record Run(Engine engine, ProcessRunner processes, Progress progress) {}

    RunWatch(CompletableFuture<Integer> code, CliEnvironment environment) {
        this.code = code;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Learn that checks are running. */
    synchronized void begin(Engine engine, ProcessRunner processes, Progress progress) {
        run = new Run(engine, processes, progress);
    }

    /** Learn that the checks are done; does not return if a signal broke them off. */
    void end() throws InterruptedException {
        synchronized (this) {
            run = null;
            if (!signalled) {
                return;
            }
        }
        new CountDownLatch(1).await(); // the Java runtime is about to end the process
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook is doing its work.
        }
    }

    private void atExit() {
        List<Thread> callers = callersOfExit();
        if (callers.isEmpty()) {
            endBySignal();
        } else if (!callers.contains(owner)) {
            Runtime.getRuntime().halt(awaitCode(callers));
        }
    }

    /** Others may call it, too, until the process comes to its own end, which may be days away. */
    private int awaitCode(List<Thread> callers) {
        giveUpChecks(callers);
        while (true) {
            try {
                return code.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isRunning()) {
                    giveUpChecks(callersOfExit());
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("nobody interrupts this, or says anything but a code", e);
            }
        }
    }

    private synchronized boolean isRunning() {
        return run != null;
    }

    private synchronized void giveUpChecks(List<Thread> callers) {
        if (run != null) {
            Engine engine = run.engine();
            callers.forEach(caller -> engine.giveUp(caller, CALLED_EXIT));
        }
    }

    /**
     * End the checks that are running, since the process is about to end; their run does not go on.
     *
     * @return whether any were
     */
    boolean endBySignal() {
        ProcessRunner processes;
        synchronized (this) {
            if (run == null) {
                return false;
            }
            signalled = true;
            processes = run.processes();
            run.progress().end();
        }
        environment.say("ended by a signal before all checks were done; they were ended too, and no report was made");
        try {
            processes.close();
        } catch (IOException e) {
            environment.say("could not clean up behind the checks: " + IoReason.of(e));
        }
        return true;
    }

    /** A signal is served by a thread of the Java runtime that does not go through {@link Runtime#exit}. */
    private static List<Thread> callersOfExit() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue()).anyMatch(RunWatch::isExit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tell whether {@code frame} is that of who ends the process. */
    static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }
}
