package io.montty.runtime.monitor.fleet;

import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.text.ReportTime;
import java.util.List;

/**
 * Hold a report that was read. All text in it is safe to print.
 *
 * @param ref the file
 * @param host the name of its host, with a mark that says how sure that is
 * @param address of the host; a dash if it is not known
 * @param at when the host made it
 * @param notes what is to be said of the report as a whole, such as that it cannot be read; often empty
 * @param checks what it says, a tree
 */
public record Reading(
        ReportRef ref, String host, String address, ReportTime at, List<String> notes, List<ReportEntry> checks) {

    public Reading {
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
    }
}
