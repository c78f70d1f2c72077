package io.montty.checks.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the time that all processors together spent since boot, in ticks of the kernel; see proc_stat(5).
 *
 * @param user running programs, whatever their priority
 * @param system running the kernel, interrupts included
 * @param waiting idle while a disk was working
 * @param stolen ready to run while the hypervisor ran another guest
 * @param idle with nothing to do
 */
record CpuTicks(long user, long system, long waiting, long stolen, long idle) {

    private static final Pattern LINE = Pattern.compile(
            "(?m)^cpu +(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})(?: (\\d{1,18}))?.*$");
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^cpu\\d+ ");

    /** Read them below {@code root}; empty if the kernel does not say. */
    static Optional<CpuTicks> read(Path root) {
        return BoundedText.ifReadable(root.resolve("proc/stat"))
                .map(LINE::matcher)
                .filter(Matcher::find)
                .map(CpuTicks::of);
    }

    /** Count the processors below {@code root}; at least one. */
    static int processors(Path root) {
        String stat = BoundedText.ifReadable(root.resolve("proc/stat")).orElse("");
        return (int) Math.max(1, PROCESSOR.matcher(stat).results().count());
    }

    private static CpuTicks of(Matcher line) {
        return new CpuTicks(
                number(line, 1) + number(line, 2),
                number(line, 3) + number(line, 6) + number(line, 7),
                number(line, 5),
                line.group(8) == null ? 0 : number(line, 8),
                number(line, 4));
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }

    CpuTicks since(CpuTicks earlier) {
        return new CpuTicks(
                user - earlier.user,
                system - earlier.system,
                waiting - earlier.waiting,
                stolen - earlier.stolen,
                idle - earlier.idle);
    }

    /** Return the time in which something wanted to run. */
    long busy() {
        return user + system + stolen;
    }

    long total() {
        return busy() + waiting + idle;
    }
}
