package io.montty.runtime.process;

import io.montty.api.CommandResult;
import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Follow one command that a spawner started for nobody else. */
final class SpawnedCommand implements Running {

    private final OutputFile stdout;
    private final OutputFile stderr;
    private final Ending ending;
    private final Spawner spawner;
    private final Spawners spawners;
    private final ProcessTable table;
    private volatile long pid;
    private volatile boolean alone;

    /** @param outputLimit how many bytes are kept of output and of errors, each */
    SpawnedCommand(Spawner spawner, int outputLimit, Spawners spawners, ProcessTable table) throws IOException {
        this.stdout = spawner.files().newOutput(outputLimit);
        this.stderr = spawner.files().newErrors(outputLimit);
        this.ending = new Ending(stdout, stderr);
        this.spawner = spawner;
        this.spawners = spawners;
        this.table = table;
    }

    /**
     * Note how the command has ended.
     *
     * @param pid the process that it was
     * @param alone whether nothing that it started is left
     */
    void ended(End end, long pid, boolean alone) {
        this.pid = pid;
        this.alone = alone;
        ending.complete(end);
    }

    @Override
    public boolean await(Duration patience) throws IOException, InterruptedException {
        return ending.await(patience);
    }

    @Override
    public boolean mayHaveLeftOthers() {
        return !alone;
    }

    @Override
    public long session() {
        return pid != 0 ? pid : table.sessionBelow(ancestor());
    }

    @Override
    public List<OutputFile> files() {
        return List.of(stdout, stderr);
    }

    @Override
    public long ancestor() {
        return spawner.isAlive() ? spawner.pid() : 0;
    }

    @Override
    public CommandResult ended() throws IOException {
        return result(ending.get());
    }

    @Override
    public CommandResult overran() throws IOException {
        return result(new Overran());
    }

    private CommandResult result(End end) throws IOException {
        OutputFile.Printed output = stdout.printed();
        OutputFile.Printed errors = stderr.printed();
        return new CommandResult(end, output.text(), errors.text(), output.cut() || errors.cut());
    }

    @Override
    public void abandon() {
        // Whatever still waits for it ends with the spawner, which is not used again.
    }

    /** A spawner that has other children than the next command would hand them on to it. */
    @Override
    public void release() {
        if (alone) {
            spawners.giveBack(spawner);
        } else {
            spawners.discard(spawner);
        }
    }
}
