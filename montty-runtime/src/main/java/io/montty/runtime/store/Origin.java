package io.montty.runtime.store;

/**
 * Tell by whose key an entry of the inbox came, as the folder says that it lies in.
 *
 * @param key the host or relay that the key is bound to; empty for the inbox itself, where no key is asked for
 * @param forwarded the host that a relay says it is of; empty if it came straight from its host
 */
public record Origin(String key, String forwarded) {

    /** The inbox itself, where anybody may write who has an account. */
    public static final Origin OPEN = new Origin("", "");

    /** Tell whether no key says who it is of. */
    public boolean isOpen() {
        return key.isEmpty();
    }

    /** Tell whether a relay forwarded it, so that its host is the relay's word. */
    public boolean isForwarded() {
        return !forwarded.isEmpty();
    }

    /** Return the host that it came as; empty for the inbox itself. */
    public String host() {
        return isForwarded() ? forwarded : key;
    }

    /** Return the relay that forwarded it; empty if there is none. */
    public String via() {
        return isForwarded() ? key : "";
    }

    /** Return {@code name} after the folders that it lies in. */
    public String label(String name) {
        return (isOpen() ? "" : key + "/") + (isForwarded() ? forwarded + "/" : "") + name;
    }

    /** Return the host for people, and the relay that it came by if any. */
    public String sender() {
        return host() + (isForwarded() ? " via " + key : "");
    }
}
