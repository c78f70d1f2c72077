package io.montty.runtime.state;

import io.montty.api.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hold what the server knows of one host.
 *
 * @param host the host
 * @param contact when and how it was heard of
 * @param checks its checks, each id once
 */
public record HostState(HostKey host, Contact contact, List<CheckState> checks) {

    public HostState {
        checks = List.copyOf(checks);
    }

    /** Return the check {@code id} of it. */
    public Optional<CheckState> check(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }

    /** Return the worst status that counts of its checks. */
    public Status worst() {
        return Status.worst(checks.stream().map(CheckState::status).toList());
    }

    public HostState with(Contact other) {
        return new HostState(host, other, checks);
    }

    /** Return it with {@code check} in place of the one of that id, or besides the others if there is none. */
    public HostState with(CheckState check) {
        boolean replaces = check(check.id()).isPresent();
        Stream<CheckState> others = checks.stream().map(other -> other.id().equals(check.id()) ? check : other);
        return new HostState(host, contact, (replaces ? others : Stream.concat(others, Stream.of(check))).toList());
    }

    /** Return it without the check {@code id}. */
    public HostState without(String id) {
        return new HostState(
                host,
                contact,
                checks.stream().filter(check -> !check.id().equals(id)).toList());
    }
}
