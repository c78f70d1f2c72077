package io.montty.deployer.enroll;

import io.montty.runtime.cli.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Say how hosts reach the server.
 *
 * @param user who takes the reports there
 * @param host its name or address; empty if it is still to be found out
 * @param port its SSH port
 */
record ServerSpec(String user, String host, int port) {

    static final int SSH_PORT = 22;

    private static final Pattern FORM = Pattern.compile(
            "(?:(?<user>[A-Za-z0-9_][A-Za-z0-9_.-]*\\$?)@)?(?:(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]*)|\\[(?<address>[0-9A-Fa-f:.]+)])(?::(?<port>[0-9]{1,5}))?");

    /**
     * Read {@code [USER@]HOST[:PORT]}; an IPv6 address stands in brackets.
     *
     * @param user who it is if the text does not say
     * @throws UsageException if it has another form
     */
    static ServerSpec parse(String text, String user) {
        Matcher matcher = FORM.matcher(text);
        int port =
                matcher.matches() && matcher.group("port") != null ? Integer.parseInt(matcher.group("port")) : SSH_PORT;
        if (!matcher.matches() || port < 1 || port > 65535) {
            throw new UsageException("--server is '" + text
                    + "', expected [USER@]HOST[:PORT], as in montty@monitor.example.org or [2001:db8::1]:2222");
        }
        String host = matcher.group("host") == null ? matcher.group("address") : matcher.group("host");
        return new ServerSpec(matcher.group("user") == null ? user : matcher.group("user"), host, port);
    }

    ServerSpec at(String host) {
        return new ServerSpec(user, host, port);
    }
}
