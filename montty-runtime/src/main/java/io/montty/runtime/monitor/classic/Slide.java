package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import java.util.List;

/**
 * Hold a report as it is shown. All text in it is safe to print.
 *
 * @param ref the file that it was read from
 * @param host the name of the host; a dash if it is not known
 * @param address the address that others reach the host by; a dash if it is not known
 * @param at when the host made the report
 * @param body the report line by line, not yet wrapped
 */
public record Slide(ReportRef ref, String host, String address, ReportTime at, List<Line> body) {

    /** Stands for a host or an address that is not known. */
    public static final String UNKNOWN = "-";

    public Slide {
        body = List.copyOf(body);
    }

    /** Stand in for a report that cannot be read, for {@code reason}. */
    public static Slide unreadable(ReportRef ref, String fileName, String reason) {
        Line line = Line.of(0, "cannot read " + fileName + ": " + reason, Role.NOTICE);
        return new Slide(ref, UNKNOWN, UNKNOWN, ReportTime.UNKNOWN, List.of(line));
    }
}
