package io.montty.api.report;

import java.util.List;

/**
 * Name the host that a report speaks of.
 *
 * @param name the host's name as it calls itself
 * @param addresses its addresses, the one that it would reach others from first; may be empty
 * @param os the operating system in one line, e.g. {@code Debian GNU/Linux 12 (bookworm)}
 */
public record HostIdentity(String name, List<String> addresses, String os) {

    public HostIdentity {
        addresses = List.copyOf(addresses);
    }
}
