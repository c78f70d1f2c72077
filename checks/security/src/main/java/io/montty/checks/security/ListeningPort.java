package io.montty.checks.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a TCP port on which somebody listens, as {@code /proc/net/tcp} and {@code tcp6} say.
 *
 * @param port its number
 * @param loopback whether it is reachable from this host alone
 */
record ListeningPort(int port, boolean loopback) {

    /** The state LISTEN; see proc_net_tcp in the kernel's documentation. */
    private static final String LISTEN = "0A";

    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \\S+ " + LISTEN + " .*");
    private static final Pattern LOOPBACK = Pattern.compile("[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F");

    /** Return all of them. */
    static List<ListeningPort> all(HostFiles files) {
        List<ListeningPort> ports = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : files.lines(table).orElse(List.of())) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    ports.add(new ListeningPort(
                            Integer.parseInt(matcher.group(2), 16),
                            LOOPBACK.matcher(matcher.group(1)).matches()));
                }
            }
        }
        return ports;
    }
}
