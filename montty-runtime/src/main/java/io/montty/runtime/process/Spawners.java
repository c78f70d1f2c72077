package io.montty.runtime.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keep the spawners of one run, as many as commands ran at once.
 *
 * <p>A spawner is a Perl that forks, since Java can neither start a process in a session of its own nor tell a signal
 * from an exit code; Perl can, and is smaller and quicker to start than any other program that is on most hosts.
 */
final class Spawners implements AutoCloseable {

    private static final String SCRIPT = "spawner.pl";

    private final Optional<Path> perl;
    private final RunFolder folder;
    private final Map<String, String> environment;
    private final Deque<Spawner> idle = new ArrayDeque<>();
    private final List<Spawner> all = new ArrayList<>();
    private boolean unable;
    private boolean closed;

    /**
     * Start none yet.
     *
     * @param perl the program, if the host has it
     * @param folder where the output of commands is collected
     * @param environment the variables of the spawners themselves
     */
    Spawners(Optional<Path> perl, RunFolder folder, Map<String, String> environment) {
        this.perl = perl;
        this.folder = folder;
        this.environment = environment;
    }

    private static byte[] script() throws IOException {
        try (InputStream in = Objects.requireNonNull(Spawners.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return in.readAllBytes();
        }
    }

    /**
     * Return one that is free, to be given back or closed.
     *
     * @return empty if this host can have none
     * @throws IOException if the run is over
     */
    Optional<Spawner> take() throws IOException, InterruptedException {
        Spawner spawner = next();
        while (spawner != null && !isReady(spawner)) {
            discard(spawner); // somebody ended it while it was idle, or it cannot be had at all
            spawner = next();
        }
        return Optional.ofNullable(spawner);
    }

    private boolean isReady(Spawner spawner) throws InterruptedException {
        try {
            return spawner.awaitReady();
        } catch (InterruptedException e) {
            giveBack(spawner);
            throw e;
        }
    }

    private synchronized @Nullable Spawner next() throws IOException {
        if (closed) {
            throw new IOException("MonTTY is ending");
        }
        Spawner spawner = idle.poll();
        if (spawner == null && !unable && perl.isPresent()) {
            try {
                spawner = start(perl.get());
                all.add(spawner);
            } catch (IOException e) {
                unable = true; // there is the other way, which says what is wrong if that is not just Perl
            }
        }
        return spawner;
    }

    private Spawner start(Path perl) throws IOException {
        SpawnerFiles files = new SpawnerFiles(folder.newPath(), folder.newPath());
        ProcessBuilder builder = new ProcessBuilder(
                        perl.toString(),
                        "-f", // no start-up file of the site
                        "-",
                        files.stdout().toString(),
                        files.stderr().toString())
                .directory(new File("/"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Spawner(builder.start(), script(), files);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /** Take back a spawner that has no children. */
    void giveBack(Spawner spawner) {
        synchronized (this) {
            if (!closed && spawner.isAlive()) {
                idle.push(spawner);
                return;
            }
        }
        discard(spawner);
    }

    /** End a spawner, which may have children. */
    void discard(Spawner spawner) {
        synchronized (this) {
            all.remove(spawner);
            unable |= !spawner.wasReady();
        }
        spawner.close();
        try {
            spawner.files().close();
        } catch (IOException e) {
            // The run's folder is removed as a whole later, which reports what cannot be removed.
        }
    }

    /** End all spawners, and start none any more; what their commands have printed can still be read. */
    @Override
    public void close() {
        List<Spawner> free;
        synchronized (this) {
            closed = true;
            all.forEach(Spawner::close);
            free = List.copyOf(idle);
            idle.clear();
        }
        free.forEach(this::discard);
    }
}
