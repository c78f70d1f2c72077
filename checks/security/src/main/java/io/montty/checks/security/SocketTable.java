package io.montty.checks.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Read the sockets that wait for others to call. */
final class SocketTable {

    private SocketTable() {}

    /** Return them by protocol, port and address; empty if the kernel does not list them. */
    static Optional<List<Socket>> read(HostFiles files) {
        if (files.lines("/proc/net/tcp").isEmpty()) {
            return Optional.empty();
        }
        List<Socket> sockets = new ArrayList<>();
        for (String protocol : List.of("tcp", "udp")) {
            for (String table : List.of(protocol, protocol + "6")) {
                for (String line : files.lines("/proc/net/" + table).orElse(List.of())) {
                    Socket.parse(protocol, line).ifPresent(sockets::add);
                }
            }
        }
        sockets.sort(Comparator.comparing(Socket::protocol)
                .thenComparing(Socket::port)
                .thenComparing(Socket::address));
        return Optional.of(sockets);
    }
}
