package io.montty.checks.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hold what went through one network interface since it came up, in both directions.
 *
 * @param name the kernel's name, e.g. {@code eth0}
 * @param packets packets received and sent
 * @param errors packets damaged on the way in or not sent
 * @param drops packets received well but thrown away, e.g. for lack of memory
 */
record InterfaceCounters(String name, long packets, long errors, long drops) {

    private static final String LOOPBACK = "lo";

    /** Received bytes, packets, errors, drops and four more, then sent bytes, packets, errors; see proc_net_dev(5). */
    private static final Pattern LINE = Pattern.compile("(?m)^ *([^:\\s]+): *(\\d+(?: +\\d+){15})$");

    /** Read those of every interface below {@code root} but the loopback; empty if the kernel does not list them. */
    static Optional<List<InterfaceCounters>> read(Path root) {
        return BoundedText.ifReadable(root.resolve("proc/net/dev"))
                .map(text -> LINE.matcher(text)
                        .results()
                        .filter(line -> !line.group(1).equals(LOOPBACK))
                        .map(line -> of(line.group(1), line.group(2).split(" +", -1)))
                        .toList());
    }

    private static InterfaceCounters of(String name, String[] figures) {
        return new InterfaceCounters(
                name,
                number(figures[1]) + number(figures[9]),
                number(figures[2]) + number(figures[10]),
                number(figures[3]));
    }

    private static long number(String figure) {
        return figure.length() > 18 ? Long.MAX_VALUE / 8 : Long.parseLong(figure);
    }

    long lost() {
        return errors + drops;
    }

    /** Return the share of lost packets; a lost packet is not among {@link #packets()}. */
    Percentage lossRate() {
        return Percentage.of(lost(), packets + lost());
    }
}
