package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;

/** Say that the file of a host makes no sense, in the same words everywhere. */
final class DamagedHost {

    private static final String IS_DAMAGED = " is damaged: ";

    private DamagedHost() {}

    static String told(HostKey host, DamagedStateException damage) {
        String message = String.valueOf(damage.getMessage());
        int end = message.indexOf(IS_DAMAGED);
        String why = end < 0 ? message : message.substring(end + IS_DAMAGED.length());
        return "what is known of " + host + IS_DAMAGED
                + why
                + "; the manager makes it anew from the filed reports when it looks at the host next, after"
                + " \"montty fsck --repair\" in its next pass";
    }
}
