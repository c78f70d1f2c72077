package io.montty.runtime.cli;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.HostKey;
import java.util.regex.Pattern;

/** Say that the file of a host makes no sense, in the same words everywhere. */
final class DamagedHost {

    private static final String IS_DAMAGED = " is damaged: ";

    /** What the library that reads JSON says of a file that it does not name. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at \\[Source: [^\\]]*\\]\\)");

    private DamagedHost() {}

    static String told(HostKey host, DamagedStateException damage) {
        String message = String.valueOf(damage.getMessage());
        int end = message.indexOf(IS_DAMAGED);
        String why = end < 0 ? message : message.substring(end + IS_DAMAGED.length());
        return "what is known of " + host + IS_DAMAGED
                + SOURCE.matcher(why).replaceAll("")
                + "; the manager makes it anew from the filed reports in its next pass";
    }
}
