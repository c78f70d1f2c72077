package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hold a {@link FleetManager} that can be killed at any moment. */
final class ManagerProcess {

    private final Process process;
    private final Writer times;
    private final BufferedReader results;

    /** Hold what a pass came to. */
    record Pass(int filed, long millis, long peakKib) {}

    private ManagerProcess(Process process) {
        this.process = process;
        this.times = process.outputWriter(StandardCharsets.US_ASCII);
        this.results = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ManagerProcess start(Path project) throws IOException {
        return new ManagerProcess(
                java(FleetManager.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), project.toString()));
    }

    /** Start {@code main} in a process of its own, with what this one has on its class path. */
    static Process java(Class<?> main, List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String here = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", here), main.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Ask for a pass at {@code now}. */
    void begin(Instant now) throws IOException {
        times.write(now + "\n");
        times.flush();
    }

    /** Return what the pass came to that was begun. */
    Pass end() throws IOException {
        String line = results.readLine();
        assertThat(line).as("what the manager's process said").isNotNull().endsWith(" false []");
        String[] words = line.split(" ", 4);
        return new Pass(Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    /** End it by SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
