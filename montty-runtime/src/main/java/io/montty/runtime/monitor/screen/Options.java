package io.montty.runtime.monitor.screen;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Say to whom the monitor shows what, and what may be done.
 *
 * @param server the name of this machine
 * @param version of MonTTY
 * @param user who asks for deletes and acknowledges
 * @param readOnly whether nothing may be changed
 * @param folder the project directory, safe to print
 * @param colors how many colours the terminal is shown, for people
 * @param zone in which people type times
 * @param preferences what the user likes
 */
public record Options(
        String server,
        String version,
        String user,
        boolean readOnly,
        String folder,
        String colors,
        ZoneId zone,
        Preferences preferences) {

    /** What to say to a person who wants to change something when nothing may be. */
    static final String REFUSAL = "not changed: the monitor was started with --read-only";

    /** Say it for people who type times in UTC and like what everybody likes. */
    public Options(String server, String version, String user, boolean readOnly, String folder) {
        this(server, version, user, readOnly, folder, "256", ZoneOffset.UTC, Preferences.DEFAULT);
    }
}
