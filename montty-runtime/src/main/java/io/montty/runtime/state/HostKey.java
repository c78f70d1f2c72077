package io.montty.runtime.state;

import io.montty.runtime.store.HostName;
import java.util.Locale;
import java.util.Optional;

/**
 * Name a host as the server knows it: what somebody merely claims is never mixed with what a key or a signature proves.
 *
 * @param name 1 to 63 of the characters a-z, 0-9, dot and hyphen
 * @param voucher empty if the host's own key or signature says who it is; else the relay that says so, or
 *     {@link #UNVERIFIED}
 */
public record HostKey(String name, String voucher) implements Comparable<HostKey> {

    /** The voucher of hosts that nobody vouches for. */
    public static final String UNVERIFIED = "unverified";

    private static final int LONGEST = 63;

    /** @throws IllegalArgumentException if a name is none */
    public HostKey {
        if (!HostName.isValid(name) || !(voucher.isEmpty() || HostName.isValid(voucher))) {
            throw new IllegalArgumentException("not a host: " + voucher + "/" + name);
        }
    }

    /** Return the key of a host that is known by its own key or signature. */
    public static HostKey known(String name) {
        return new HostKey(name, "");
    }

    /** Return the key of a host that {@code relay} forwards and nobody else vouches for. */
    public static HostKey via(String relay, String name) {
        return new HostKey(name, relay);
    }

    /** Return the key of a host that calls itself {@code claim}, whatever characters that has. */
    public static HostKey unverified(String claim) {
        String name = claim.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        String start = name.replaceFirst("^[.-]+", "");
        String cut = start.length() > LONGEST ? start.substring(0, LONGEST) : start;
        return new HostKey(cut.isEmpty() ? "unknown" : cut, UNVERIFIED);
    }

    /** Read what {@link #toString()} wrote; empty if it is none. */
    public static Optional<HostKey> parse(String text) {
        int slash = text.indexOf('/');
        String voucher = slash < 0 ? "" : text.substring(0, slash);
        String name = text.substring(slash + 1);
        boolean valid = HostName.isValid(name) && (slash < 0 || HostName.isValid(voucher));
        return valid ? Optional.of(new HostKey(name, voucher)) : Optional.empty();
    }

    /** Tell whether the host's own key or signature says who it is. */
    public boolean isKnown() {
        return voucher.isEmpty();
    }

    @Override
    public int compareTo(HostKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : voucher.compareTo(other.voucher);
    }

    /** Return the name for people and for commands: {@code web1}, {@code site1/web1} or {@code unverified/web1}. */
    @Override
    public String toString() {
        return voucher.isEmpty() ? name : voucher + "/" + name;
    }
}
