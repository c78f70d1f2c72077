package io.montty.checks.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a socket that waits for others to call, as {@code /proc/net} lists it; see proc_net_tcp in the kernel's
 * documentation.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address the address that it is bound to, {@code *} for any
 * @param port its port
 * @param uid the number of its owner
 * @param inode by which the processes that hold it are found
 */
record Socket(String protocol, String address, int port, int uid, long inode) {

    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) ([0-9A-F]+):([0-9A-F]{4}) ([0-9A-F]{2})"
                    + " \\S+ \\S+ \\S+\\s+(\\d+)\\s+\\d+ (\\d+).*");

    /** A TCP socket in the state LISTEN. */
    private static final String LISTEN = "0A";

    /** A UDP socket that is not connected to anybody. */
    private static final String UNCONNECTED = "07";

    /** Read a line of {@code /proc/net/PROTOCOL} or its twin for IPv6; empty if it waits for nobody. */
    static Optional<Socket> parse(String protocol, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()
                || !matcher.group(5).equals(protocol.equals("tcp") ? LISTEN : UNCONNECTED)
                || !matcher.group(4).equals("0000")) {
            return Optional.empty();
        }
        return Optional.of(new Socket(
                protocol,
                address(matcher.group(1)),
                Integer.parseInt(matcher.group(2), 16),
                Integer.parseInt(matcher.group(6)),
                Long.parseLong(matcher.group(7))));
    }

    /** Tell whether only this host can reach it. */
    boolean isLoopback() {
        return address.startsWith("127.") || address.equals("::1") || address.startsWith("::ffff:127.");
    }

    /** Return the text of an address whose 32-bit words are printed in the order of the machine, which is little-endian. */
    private static String address(String hex) {
        List<Integer> bytes = new ArrayList<>();
        for (int word = 0; word < hex.length(); word += 8) {
            for (int i = 6; i >= 0; i -= 2) {
                bytes.add(Integer.parseInt(hex.substring(word + i, word + i + 2), 16));
            }
        }
        if (bytes.stream().allMatch(value -> value == 0)) {
            return "*";
        }
        return bytes.size() == 4 ? dotted(bytes) : six(bytes);
    }

    private static String dotted(List<Integer> bytes) {
        return bytes.get(0) + "." + bytes.get(1) + "." + bytes.get(2) + "." + bytes.get(3);
    }

    private static String six(List<Integer> bytes) {
        boolean mapped = bytes.subList(0, 10).stream().allMatch(value -> value == 0)
                && bytes.get(10) == 255
                && bytes.get(11) == 255;
        if (mapped) {
            return "::ffff:" + dotted(bytes.subList(12, 16));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(bytes.get(i) << 8 | bytes.get(i + 1)));
        }
        return text.toString().replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::");
    }

    /** Return protocol, address and port, as in {@code tcp/127.0.0.1:25}. */
    @Override
    public String toString() {
        return protocol + "/" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
