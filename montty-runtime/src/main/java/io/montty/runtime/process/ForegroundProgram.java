package io.montty.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Run a short program on the terminal of this process: it has our standard input and our job, so that it may control
 * the terminal, and prints a few words. A program that does not end by itself is killed.
 *
 * <p>It is what a {@link ProcessRunner} is too much for: no folder, no session, no search for what it left behind.
 */
public final class ForegroundProgram {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Map<String, String> environment;
    private final Duration patience;

    /** Run programs with this environment and no other, each for at most {@code patience}. */
    public ForegroundProgram(Map<String, String> environment, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /**
     * Run a program to its end; an interruption waits until then.
     *
     * @return what it printed, without the blanks around it
     * @throws IOException if it could not be started, failed, or did not end; with what it said
     */
    public String run(List<String> argv) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return output(process, argv.get(0));
                } catch (InterruptedException e) {
                    interrupted = true; // what restores the terminal must not be cut short
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String output(Process process, String program) throws IOException, InterruptedException {
        if (!ends(process)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end within " + patience.toSeconds() + " s");
        }
        String said = text(process.getErrorStream().readAllBytes());
        if (process.exitValue() != 0) {
            throw new IOException(said.isEmpty() ? program + " failed with code " + process.exitValue() : said);
        }
        return text(process.getInputStream().readAllBytes());
    }

    /** Time in which the whole job is stopped does not count, since nobody looks then. */
    private boolean ends(Process process) throws InterruptedException {
        for (long looks = patience.dividedBy(LOOK_AGAIN); looks > 0; looks--) {
            if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
