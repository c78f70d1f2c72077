package io.montty.runtime.process;

import io.montty.api.Command;
import io.montty.api.CommandResult.End;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Talk to a process that starts commands, one at a time; what it says is read on a thread of its own. */
final class Spawner implements AutoCloseable {

    private static final String READY = "ready";
    private static final String LOST = "how it ended is not known: the process that ran it for MonTTY was ended";
    private static final long START_SECONDS = 10;
    private static final long END_MILLIS = 1000;

    private final Process process;
    private final SpawnerFiles files;
    private final OutputStream requests;
    private final AtomicReference<SpawnedCommand> current = new AtomicReference<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile boolean ended;

    /**
     * Talk to {@code process}, which was just started.
     *
     * @param script what it is to read first
     * @param files what it appends the output and the errors of all commands to
     */
    Spawner(Process process, byte[] script, SpawnerFiles files) {
        this.process = process;
        this.files = files;
        this.requests = process.getOutputStream();
        Thread reader = new Thread(this::readAnswers, "spawner");
        reader.setDaemon(true);
        reader.start();
        try {
            send(script);
        } catch (IOException e) {
            // Then it has ended, and never gets ready.
        }
    }

    private void send(byte[] bytes) throws IOException {
        requests.write(bytes);
        requests.flush();
    }

    /**
     * Wait until commands can be started.
     *
     * @return whether they can
     */
    boolean awaitReady() throws InterruptedException {
        return begun.await(START_SECONDS, TimeUnit.SECONDS) && ready && isAlive();
    }

    /** Tell whether it ever could start commands. */
    boolean wasReady() {
        return ready;
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    SpawnerFiles files() {
        return files;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Have {@code command} started, which {@code follower} follows; the one before it has ended.
     *
     * @throws IOException if the process is gone
     */
    void start(Command command, Map<String, String> environment, Path folder, SpawnedCommand follower)
            throws IOException {
        byte[] texts = texts(command, environment, folder);
        current.set(follower);
        requests.write((texts.length + "\n").getBytes(StandardCharsets.US_ASCII));
        send(texts);
        if (ended) {
            lose();
        }
    }

    private static byte[] texts(Command command, Map<String, String> environment, Path folder) {
        StringBuilder texts = new StringBuilder(1024);
        texts.append(folder).append('\0').append(command.argv().size()).append('\0');
        for (String word : command.argv()) {
            texts.append(withoutNul(word)).append('\0');
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("no name of an environment variable: '" + name + "'");
            }
            texts.append(withoutNul(name + "=" + variable.getValue())).append('\0');
        }
        return texts.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a command cannot be given a NUL: '" + text.replace('\0', '?') + "'");
        }
        return text;
    }

    private void readAnswers() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            ready = READY.equals(lines.readLine());
            begun.countDown();
            for (String line = lines.readLine(); ready && line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException | IllegalArgumentException e) {
            process.destroyForcibly(); // what does not keep to the protocol is of no use
        } finally {
            ended = true;
            begun.countDown();
            lose();
        }
    }

    private void take(String answer) {
        String[] words = answer.split(" ", -1);
        switch (words[0]) {
            case "exited" -> end(new Exited(number(words, 1)), number(words, 2), number(words, 3) == 1);
            case "signalled" -> end(new Killed(number(words, 1)), number(words, 2), number(words, 3) == 1);
            case "failed" -> end(new NotStarted(answer.substring(words[0].length() + 1)), 0, true);
            default -> throw new IllegalArgumentException("no answer: " + answer);
        }
    }

    private void end(End how, long pid, boolean alone) {
        SpawnedCommand command = current.getAndSet(null);
        if (command != null) {
            command.ended(how, pid, alone);
        }
    }

    private static int number(String[] words, int index) {
        if (index >= words.length) {
            throw new IllegalArgumentException("an answer of " + words.length + " words");
        }
        return Integer.parseInt(words[index]);
    }

    private void lose() {
        end(new NotStarted(LOST), 0, false);
    }

    /** End the process, which has nothing to lose, and wait until nobody can take it for one of a check. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            requests.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
