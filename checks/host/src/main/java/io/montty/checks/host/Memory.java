package io.montty.checks.host;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the state of the main memory and the swap space, in bytes; see proc_meminfo(5).
 *
 * @param total installed memory that the kernel can use
 * @param available what programs could still get without swapping
 * @param swapTotal size of all swap space; zero if there is none
 * @param swapUsed how much of it is in use
 */
record Memory(long total, long available, long swapTotal, long swapUsed) {

    private static final Pattern LINE = Pattern.compile("(?m)^(\\w+): +(\\d{1,15}) kB$");

    /** Read it below {@code root}; empty if the kernel does not say. */
    static Optional<Memory> read(Path root) {
        Map<String, Long> figures = new HashMap<>();
        String text = BoundedText.ifReadable(root.resolve("proc/meminfo")).orElse("");
        for (Matcher line = LINE.matcher(text); line.find(); ) {
            figures.put(line.group(1), Long.parseLong(line.group(2)) * 1024);
        }
        long total = figures.getOrDefault("MemTotal", 0L);
        Long available = figures.get("MemAvailable");
        if (total <= 0 || available == null) {
            return Optional.empty();
        }
        long swap = figures.getOrDefault("SwapTotal", 0L);
        return Optional.of(new Memory(total, available, swap, swap - figures.getOrDefault("SwapFree", 0L)));
    }

    long used() {
        return total - available;
    }
}
