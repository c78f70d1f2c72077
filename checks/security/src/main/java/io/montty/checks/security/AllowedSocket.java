package io.montty.checks.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allow sockets: {@code tcp/22}, {@code udp/127.0.0.1:53}, {@code tcp/443 nginx}, {@code tcp/1024-65535}.
 *
 * @param text as it is configured
 * @param protocol {@code tcp}, {@code udp} or {@code *}
 * @param address the address; empty for any
 * @param from the least port
 * @param to the greatest port
 * @param owner the program or user that must have it; empty for any
 */
record AllowedSocket(String text, String protocol, String address, int from, int to, String owner) {

    /** What a configured text must match. */
    static final String NOTATION =
            "(tcp|udp|\\*)/(?:(?:\\[([0-9a-f:.]+)]|([0-9.]+|\\*)):)?(\\d{1,5}|\\*)(?:-(\\d{1,5}))?(?: (\\S+))?";

    private static final Pattern PATTERN = Pattern.compile(NOTATION);
    private static final int MOST = 65535;

    /** Read the notation; empty if it is none. */
    static Optional<AllowedSocket> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean any = matcher.group(4).equals("*");
        int from = any ? 0 : Integer.parseInt(matcher.group(4));
        int to = any ? MOST : matcher.group(5) == null ? from : Integer.parseInt(matcher.group(5));
        String address = matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3) : "";
        return Optional.of(new AllowedSocket(
                text, matcher.group(1), address, from, to, matcher.group(6) == null ? "" : matcher.group(6)));
    }

    /** Tell whether this allows {@code socket}, which {@code program} of the user {@code user} has open. */
    boolean allows(Socket socket, Optional<String> program, String user) {
        return (protocol.equals("*") || protocol.equals(socket.protocol()))
                && (address.isEmpty() || address.equals(socket.address()))
                && socket.port() >= from
                && socket.port() <= to
                && (owner.isEmpty() || owner.equals(user) || owner.equals(program.orElse("")));
    }
}
