package io.montty.runtime.process;

import io.montty.api.Command;
import io.montty.api.ForkServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Start each command in the way that is the best for it on this host. */
final class CommandStarter implements AutoCloseable {

    private final Surroundings surroundings;
    private final RunFolder folder;
    private final ProcessTable table;
    private final String setsid;
    private final ForkServers servers;
    private final Spawners spawners;

    /** @param nonce a text that no other run has, which what serves the commands is marked with */
    CommandStarter(Surroundings surroundings, RunFolder folder, ProcessTable table, String nonce, Optional<Path> perl) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.table = table;
        String path = surroundings.environment().getOrDefault("PATH", "");
        this.setsid = Programs.find("setsid", path).map(Path::toString).orElse("setsid");
        this.servers = new ForkServers(surroundings, folder, nonce + "/server", setsid);
        this.spawners = new Spawners(perl, folder, Map.of(ProcessRunner.RUN_VARIABLE, nonce + "/spawner"));
    }

    /**
     * Start a command.
     *
     * @param environment all its variables
     * @throws IOException saying why it was not started
     */
    Running start(Command command, Map<String, String> environment) throws IOException, InterruptedException {
        ForkServer server = command.server();
        if (server != null) {
            return fork(server, command, environment);
        }
        Optional<Spawner> free = spawners.take();
        return free.isPresent() ? spawn(free.get(), command, environment) : run(command, environment);
    }

    private Running fork(ForkServer server, Command command, Map<String, String> environment)
            throws IOException, InterruptedException {
        OutputFile stdout = folder.newFile(command.outputLimit());
        OutputFile stderr = folder.newFile(command.outputLimit());
        OutputFile answer = folder.newFile(server.answerLimit());
        ForkedCommand forked = new ForkedCommand(stdout, stderr, answer);
        Map<String, Path> files = Map.of("stdout", stdout.path(), "stderr", stderr.path(), "answer", answer.path());
        servers.get(server).start(command, environment, surroundings.workingDirectory(), files, forked);
        return forked;
    }

    private Running spawn(Spawner spawner, Command command, Map<String, String> environment) throws IOException {
        try {
            SpawnedCommand spawned = new SpawnedCommand(spawner, command.outputLimit(), spawners, table);
            spawner.start(command, environment, surroundings.workingDirectory(), spawned);
            return spawned;
        } catch (IOException | RuntimeException e) {
            spawners.discard(spawner);
            throw e;
        }
    }

    private Running run(Command command, Map<String, String> environment) throws IOException {
        OutputFile stdout = folder.newFile(command.outputLimit());
        OutputFile stderr = folder.newFile(command.outputLimit());
        try {
            return RunningCommand.start(setsid, command, environment, surroundings, stdout, stderr, table);
        } catch (IOException e) {
            OutputFile.delete(List.of(stdout, stderr));
            throw e;
        }
    }

    /** End what serves commands, and start none any more that need it. */
    @Override
    public void close() {
        servers.close();
        spawners.close();
    }
}
