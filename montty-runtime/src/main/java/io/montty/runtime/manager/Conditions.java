package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * File reports that the server itself makes of a host, and take them back.
 *
 * <p>A condition has the same report however often it is raised, so a kill between this and what follows does no harm.
 */
interface Conditions {

    /**
     * Hold what the server has to say of a host.
     *
     * @param check what it is about, such as {@code montty.silence}
     * @param title for people
     * @param status WARN or ALERT
     * @param since since when; with the others, it makes the report's id
     * @param summary one line
     * @param details further lines
     */
    record Condition(String check, String title, Status status, Instant since, String summary, List<String> details) {

        public Condition {
            details = List.copyOf(details);
        }
    }

    /**
     * File a report of {@code condition}, unless it was filed before.
     *
     * @return its id
     */
    String raise(HostKey host, Condition condition) throws IOException;

    /** Take the report {@code id} back, if it is still filed. */
    void clear(HostKey host, String id) throws IOException;
}
