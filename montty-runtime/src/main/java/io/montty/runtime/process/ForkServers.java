package io.montty.runtime.process;

import io.montty.api.ForkServer;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keep the fork servers of one run, each started when it is first wanted, and again where it has died. */
final class ForkServers implements AutoCloseable {

    private static final int LONGEST_COMPLAINT = 64 * 1024;

    private final Surroundings surroundings;
    private final RunFolder folder;
    private final String marker;
    private final String setsid;
    private final Map<ForkServer, ForkServerProcess> processes = new HashMap<>();
    private final Map<ForkServer, String> unable = new HashMap<>();
    private boolean closed;

    /**
     * Start none yet.
     *
     * @param marker what the servers' environment is marked with
     * @param setsid the program of that name
     */
    ForkServers(Surroundings surroundings, RunFolder folder, String marker, String setsid) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.marker = marker;
        this.setsid = setsid;
    }

    /**
     * Return {@code server} as it runs.
     *
     * @throws IOException saying why it does not
     */
    synchronized ForkServerProcess get(ForkServer server) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("MonTTY is ending");
        }
        String trouble = unable.get(server);
        if (trouble != null) {
            throw new IOException(trouble); // every command would wait for it in turn
        }
        ForkServerProcess process = processes.get(server);
        if (process == null || !process.isAlive()) {
            process = start(server);
            processes.put(server, process);
        }
        return process;
    }

    private ForkServerProcess start(ForkServer server) throws IOException, InterruptedException {
        Optional<String> trouble = Programs.whyNot(
                server.argv().get(0),
                surroundings.workingDirectory(),
                surroundings.environment().getOrDefault("PATH", ""));
        if (trouble.isPresent()) {
            throw new IOException(trouble.get());
        }
        OutputFile complaints = folder.newFile(LONGEST_COMPLAINT);
        List<String> argv = new ArrayList<>(List.of(setsid, "--"));
        argv.addAll(server.argv());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(new File(surroundings.workingDirectory().toString()))
                .redirectError(complaints.redirect());
        builder.environment().clear();
        builder.environment().putAll(surroundings.environment());
        builder.environment().put(ProcessRunner.RUN_VARIABLE, marker);
        ForkServerProcess process = new ForkServerProcess(builder.start());
        if (!process.awaitReady()) {
            process.close();
            String why = server.argv().get(0) + " does not get ready"
                    + lastLine(complaints.printed().text());
            unable.put(server, why);
            throw new IOException(why);
        }
        return process;
    }

    private static String lastLine(String complaints) {
        return complaints
                .lines()
                .reduce((first, second) -> second)
                .map(line -> ": " + line)
                .orElse(", and says nothing");
    }

    /** End all servers, and start none any more. */
    @Override
    public synchronized void close() {
        closed = true;
        processes.values().forEach(ForkServerProcess::close);
        processes.clear();
    }
}
