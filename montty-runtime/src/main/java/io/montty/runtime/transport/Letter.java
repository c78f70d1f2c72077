package io.montty.runtime.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hold one report as it travels. Its arrays are not copied; nobody changes them. */
public final class Letter {

    private final String id;
    private final byte[] report;
    private final byte[] signature;
    private final @Nullable String host;

    /**
     * Make a letter.
     *
     * @param id the report's id
     * @param report its bytes
     * @param signature of these bytes, in the format of ssh-keygen(1) {@code -Y}; empty for none
     * @param host whose report it is, where one server forwards another's; else null
     */
    public Letter(String id, byte[] report, byte[] signature, @Nullable String host) {
        this.id = id;
        this.report = report;
        this.signature = signature;
        this.host = host;
    }

    public String id() {
        return id;
    }

    public byte[] report() {
        return report;
    }

    public byte[] signature() {
        return signature;
    }

    /** Return whose report it is; empty if it is that of the host whose key opens the session. */
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }
}
