package io.montty.runtime.manager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Be the manager of a fleet in a process that can be killed: a pass for each time that is read, a line for each pass. */
final class FleetManager {

    private FleetManager() {}

    /** Do passes for as long as times come; {@code words} is the project directory. */
    public static void main(String[] words) throws IOException {
        TestProject project = new TestProject(Path.of(words[0]));
        BufferedReader times = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = times.readLine(); line != null; line = times.readLine()) {
            project.clock.pass(Duration.between(project.clock.instant(), Instant.parse(line)));
            long start = System.nanoTime();
            PassResult result = project.pass();
            System.out.println(result.filedReports() + " " + (System.nanoTime() - start) / 1_000_000 + " " + peakKib()
                    + " " + result.refused() + " " + result.problems());
        }
    }

    private static long peakKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
