package io.montty.runtime.process;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Follow one command that a fork server started. */
final class ForkedCommand implements Running {

    private final OutputFile stdout;
    private final OutputFile stderr;
    private final OutputFile answer;
    private final CompletableFuture<Long> started = new CompletableFuture<>();
    private final Ending ending;
    private volatile boolean alone;

    ForkedCommand(OutputFile stdout, OutputFile stderr, OutputFile answer) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.answer = answer;
        this.ending = new Ending(stdout, stderr, answer);
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
        ending.complete(end);
    }

    @Override
    public boolean mayHaveLeftOthers() {
        return !alone;
    }

    @Override
    public boolean await(Duration patience) throws IOException, InterruptedException {
        return ending.await(patience);
    }

    @Override
    public long session() {
        return started.getNow(0L);
    }

    @Override
    public CommandResult ended() throws IOException {
        return result(ending.get());
    }

    @Override
    public CommandResult overran() throws IOException {
        return result(new Overran());
    }

    @Override
    public List<OutputFile> files() {
        return List.of(stdout, stderr);
    }

    @Override
    public long ancestor() {
        return 0; // the server is that of other commands, too
    }

    @Override
    public void abandon() {
        // Nothing waits for the command but the server, which serves others as well.
    }

    @Override
    public void release() {
        OutputFile.delete(List.of(stdout, stderr, answer));
    }

    private CommandResult result(End end) throws IOException {
        OutputFile.Printed output = stdout.printed();
        OutputFile.Printed errors = stderr.printed();
        OutputFile.Printed answered = answer.printed();
        boolean cut = output.cut() || errors.cut();
        return new CommandResult(end, output.text(), errors.text(), cut, answered.cut() ? "" : answered.text());
    }
}
