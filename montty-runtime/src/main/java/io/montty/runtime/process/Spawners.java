package io.montty.runtime.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keep the spawners of one run, as many as commands ran at once.
 *
 * <p>A spawner is a Perl that forks, since Java can neither start a process in a session of its own nor tell a signal
 * from an exit code; Perl can, and is smaller and quicker to start than any other program that is on most hosts.
 */
final class Spawners implements AutoCloseable {

    private static final String SCRIPT = "spawner.pl";

    private final List<String> argv;
    private final Map<String, String> environment;
    private final Deque<Spawner> idle = new ArrayDeque<>();
    private final List<Spawner> all = new ArrayList<>();
    private volatile boolean unable;
    private boolean closed;

    /**
     * Start none yet.
     *
     * @param perl the program, if the host has it
     * @param environment the variables of the spawners themselves
     */
    Spawners(Optional<Path> perl, Map<String, String> environment) {
        this.argv = perl.map(program -> List.of(program.toString(), "-f", "-e", script())).orElse(List.of());
        this.environment = environment;
        this.unable = perl.isEmpty();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Spawners.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Return one that is free, to be given back or closed.
     *
     * @return empty if this host can have none
     * @throws IOException if the run is over
     */
    Optional<Spawner> take() throws IOException, InterruptedException {
        Spawner spawner;
        synchronized (this) {
            if (closed) {
                throw new IOException("MonTTY is ending");
            }
            spawner = idle.poll();
            while (spawner != null && !spawner.isAlive()) {
                spawner = idle.poll();
            }
            if (spawner != null || unable) {
                return Optional.ofNullable(spawner);
            }
            spawner = new Spawner(start());
            all.add(spawner);
        }
        if (spawner.awaitReady()) {
            return Optional.of(spawner);
        }
        unable = true;
        discard(spawner);
        return Optional.empty();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(new File("/"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Take back a spawner that has no children. */
    synchronized void giveBack(Spawner spawner) {
        idle.push(spawner);
    }

    /** End a spawner, which may have children. */
    void discard(Spawner spawner) {
        synchronized (this) {
            all.remove(spawner);
        }
        spawner.close();
    }

    /** End all spawners, and start none any more. */
    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(Spawner::close);
        all.clear();
        idle.clear();
    }
}
