package io.montty.runtime.state;

import java.util.Set;

/**
 * Say which problems a downtime is about: those that everything in it matches. An empty text matches everything.
 *
 * @param host a glob of hosts, as {@link HostKey#toString()} names them
 * @param check a glob of ids of checks
 * @param tag a tag that the check has
 */
public record DowntimeScope(String host, String check, String tag) {

    /** How many characters each of them may have. */
    public static final int LONGEST = 200;

    /** Tell whether it is about every check of every host. */
    public boolean isEverything() {
        return host.isEmpty() && check.isEmpty() && tag.isEmpty();
    }

    /** Tell whether the check {@code id} of {@code key}, which has {@code tags}, is meant. */
    public boolean matches(HostKey key, String id, Set<String> tags) {
        return (host.isEmpty() || new Glob(host).matches(key.toString()))
                && (check.isEmpty() || new Glob(check).matches(id))
                && (tag.isEmpty() || tags.contains(tag));
    }

    /** Return it for people, such as {@code host web*, check host.disk}. */
    @Override
    public String toString() {
        String text = part("host", host) + part("check", check) + part("tag", tag);
        return text.isEmpty() ? "everything" : text.substring(2);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : ", " + name + " " + value;
    }
}
