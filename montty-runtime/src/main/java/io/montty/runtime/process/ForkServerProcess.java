package io.montty.runtime.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Command;
import io.montty.api.CommandResult.Exited;
import io.montty.api.CommandResult.Killed;
import io.montty.api.CommandResult.NotStarted;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Talk to one fork server; what it says is read on a thread of its own. */
final class ForkServerProcess implements AutoCloseable {

    private static final long START_SECONDS = 10;
    private static final long END_MILLIS = 1000;

    private final Process process;
    private final OutputStream requests;
    private final JsonFactory json = new JsonFactory();
    private final AtomicLong sequence = new AtomicLong();
    private final Map<Long, ForkedCommand> running = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean ended;

    /** @param process the server, just started */
    ForkServerProcess(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
        Thread reader = new Thread(this::readAnswers, "fork-server");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Wait until the server can be asked.
     *
     * @return whether it can
     */
    boolean awaitReady() throws InterruptedException {
        return ready.await(START_SECONDS, TimeUnit.SECONDS) && !ended;
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    /**
     * Have {@code command} started, to be followed by {@code follower}.
     *
     * @throws IOException if the server is gone
     */
    void start(
            Command command,
            Map<String, String> environment,
            Path folder,
            Map<String, Path> files,
            ForkedCommand follower)
            throws IOException {
        long id = sequence.incrementAndGet();
        running.put(id, follower);
        byte[] request = request(id, command, environment, folder, files);
        synchronized (requests) {
            requests.write(request);
            requests.flush();
        }
        if (ended) {
            running.keySet().forEach(this::lose);
        }
    }

    private byte[] request(
            long id, Command command, Map<String, String> environment, Path folder, Map<String, Path> files)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator line = json.createGenerator(bytes)) {
            line.writeStartObject();
            line.writeNumberField("id", id);
            line.writeStringField("file", command.argv().get(0));
            line.writeArrayFieldStart("arguments");
            for (String argument : command.argv().subList(1, command.argv().size())) {
                line.writeString(argument);
            }
            line.writeEndArray();
            line.writeStringField("folder", folder.toString());
            line.writeObjectFieldStart("environment");
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                line.writeStringField(variable.getKey(), variable.getValue());
            }
            line.writeEndObject();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                line.writeStringField(file.getKey(), file.getValue().toString());
            }
            line.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void readAnswers() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(ForkServerAnswer.parse(json, line));
            }
        } catch (IOException e) {
            process.destroyForcibly(); // what does not keep to the protocol is no server
        } finally {
            ended = true;
            ready.countDown();
            running.keySet().forEach(this::lose);
        }
    }

    private void take(ForkServerAnswer answer) {
        if (answer.protocol() == ForkServerAnswer.PROTOCOL) {
            ready.countDown();
            return;
        }
        ForkedCommand command = running.get(answer.id());
        if (command == null) {
            return;
        }
        if (answer.started() > 0) {
            command.started(answer.started());
            return;
        }
        running.remove(answer.id());
        if (answer.failed() != null) {
            command.ended(new NotStarted(answer.failed()), true);
        } else {
            command.ended(
                    answer.signalled() > 0 ? new Killed(answer.signalled()) : new Exited(answer.exited()),
                    answer.alone());
        }
    }

    private void lose(Long id) {
        ForkedCommand command = running.remove(id);
        if (command != null) {
            command.ended(new NotStarted("the process that starts it has ended"), false);
        }
    }

    /** Ask the server to end, and end it if it does not. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
        }
        try {
            if (process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
