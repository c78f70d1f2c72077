package io.montty.runtime.process;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Follow one command that a fork server started. */
final class ForkedCommand implements Running {

    private static final long POLL_MILLIS = 20;

    private final OutputFile stdout;
    private final OutputFile stderr;
    private final OutputFile answer;
    private final CompletableFuture<Long> started = new CompletableFuture<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private volatile boolean alone;

    ForkedCommand(OutputFile stdout, OutputFile stderr, OutputFile answer) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.answer = answer;
    }

    /** Note that the command runs as {@code pid}, which leads its session. */
    void started(long pid) {
        started.complete(pid);
    }

    /**
     * Note how the command has ended.
     *
     * @param alone whether nothing that it started is left
     */
    void ended(End end, boolean alone) {
        this.alone = alone;
        ended.complete(end);
    }

    @Override
    public boolean mayHaveLeftOthers() {
        return !alone;
    }

    @Override
    public boolean await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isOver()) {
            stdout.trim();
            stderr.trim();
            answer.trim();
            if (System.nanoTime() >= deadline) {
                return false;
            }
        }
        return true;
    }

    private boolean isOver() throws InterruptedException {
        try {
            ended.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes the end of a command with an exception", e);
        }
    }

    @Override
    public long session() {
        return started.getNow(0L);
    }

    @Override
    public CommandResult ended() throws IOException {
        return result(ended.join());
    }

    @Override
    public CommandResult overran() throws IOException {
        return result(new Overran());
    }

    @Override
    public void abandon() {
        // Nothing waits for the command but the server, which serves others as well.
    }

    private CommandResult result(End end) throws IOException {
        boolean cut = stdout.cut() || stderr.cut();
        return new CommandResult(end, stdout.text(), stderr.text(), cut, answer.cut() ? "" : answer.text());
    }
}
