package io.montty.checks.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Hold one process as {@code /proc/[pid]} shows it; see proc(5).
 *
 * @param pid its number
 * @param name the name that the kernel knows it by, mostly cut to {@link #LONGEST_NAME} bytes
 * @param arguments its command line; empty for a thread of the kernel and for a zombie
 * @param executable the program that it runs; empty if only root may see it or if it has none
 * @param status how it is
 */
record HostProcess(int pid, String name, List<String> arguments, String executable, ProcessStatus status) {

    /** How much the kernel keeps of a name: TASK_COMM_LEN without its end. */
    static final int LONGEST_NAME = 15;

    private static final String DELETED = " (deleted)";

    HostProcess {
        arguments = List.copyOf(arguments);
    }

    /** Read the process below {@code folder}, or return empty if it has ended or may not be looked at. */
    static Optional<HostProcess> read(Path folder, int pid) {
        try {
            // The last reading decides: a process that ends in between is gone as a whole.
            String name = BoundedText.of(folder.resolve("comm"));
            String line = BoundedText.of(folder.resolve("cmdline"));
            String executable = executable(folder.resolve("exe"));
            return ProcessStatus.parse(BoundedText.of(folder.resolve("status")))
                    .map(status -> new HostProcess(pid, withoutEnd(name, "\n"), split(line), executable, status));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Return the arguments with a blank between each. */
    String commandLine() {
        return String.join(" ", arguments);
    }

    /** Tell whether the kernel would know a program called {@code program} by this one's name. */
    boolean isCalled(String program) {
        if (name.equals(program)) {
            return true;
        }
        byte[] full = program.getBytes(StandardCharsets.UTF_8);
        return full.length > LONGEST_NAME && name.equals(new String(full, 0, LONGEST_NAME, StandardCharsets.UTF_8));
    }

    private static String executable(Path link) {
        try {
            // A program that was replaced by an update still is the one that it was.
            return withoutEnd(Files.readSymbolicLink(link).toString(), DELETED);
        } catch (IOException e) {
            return ""; // only root may see it, or a thread of the kernel has none
        }
    }

    private static List<String> split(String line) {
        return line.isEmpty() ? List.of() : List.of(withoutEnd(line, "\0").split("\0", -1));
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
