package io.montty.checks.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold how many processes and threads there are, and how many there can be.
 *
 * @param used the entities that the kernel schedules; the fourth field of proc_loadavg(5)
 * @param limit the lower of {@code kernel.pid_max} and {@code kernel.threads-max}; see proc_sys_kernel(5)
 */
record TaskCount(long used, long limit) {

    private static final Pattern LOADAVG = Pattern.compile("\\S+ \\S+ \\S+ \\d+/(\\d{1,10}) .*");

    /** Return what {@code proc} below {@code root} says, or empty if it cannot be read. */
    static Optional<TaskCount> read(Path root) {
        Path proc = root.resolve("proc");
        OptionalLong numbers = BoundedText.number(proc.resolve("sys/kernel/pid_max"));
        OptionalLong threads = BoundedText.number(proc.resolve("sys/kernel/threads-max"));
        Matcher load =
                LOADAVG.matcher(BoundedText.ifReadable(proc.resolve("loadavg")).orElse(""));
        if (numbers.isEmpty() || !load.matches()) {
            return Optional.empty();
        }
        long limit = Math.min(numbers.getAsLong(), threads.orElse(Long.MAX_VALUE));
        return limit <= 0 ? Optional.empty() : Optional.of(new TaskCount(Long.parseLong(load.group(1)), limit));
    }

    Percentage share() {
        return Percentage.of(used, limit);
    }
}
