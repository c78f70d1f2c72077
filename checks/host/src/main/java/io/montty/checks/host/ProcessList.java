package io.montty.checks.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hold the processes of a host at one time, by their numbers.
 *
 * @param all every process that could be looked at
 */
record ProcessList(List<HostProcess> all) {

    ProcessList {
        all = List.copyOf(all);
    }

    /** Read what is in {@code proc} below {@code root}; what ends meanwhile is left out. */
    static ProcessList read(Path root) throws InterruptedException {
        List<HostProcess> processes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path folder : folders) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                String number = String.valueOf(folder.getFileName());
                if (number.matches("\\d{1,9}")) {
                    HostProcess.read(folder, Integer.parseInt(number)).ifPresent(processes::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new ProcessList(List.of());
        }
        processes.sort(Comparator.comparingInt(HostProcess::pid));
        return new ProcessList(processes);
    }

    /**
     * Tell whether all processes can be seen: where {@code /proc} is mounted with {@code hidepid}, a user sees only
     * those of its own, and so not the first of all.
     */
    boolean isComplete() {
        return all.stream().anyMatch(process -> process.pid() == 1);
    }

    /** Return those that still do something. */
    Stream<HostProcess> alive() {
        return all.stream().filter(process -> process.status().isAlive());
    }
}
