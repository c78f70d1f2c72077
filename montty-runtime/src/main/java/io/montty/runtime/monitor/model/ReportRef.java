package io.montty.runtime.monitor.model;

import io.montty.api.Status;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Point to a filed report. The order is the one it is shown in: the most severe first, the newest first among equals.
 *
 * @param path the file, relative to the folder of all reports; names it as long as it is there
 * @param id the report's id, or null if the file's name holds none
 * @param status what it is filed under
 * @param received when the server got it
 */
public record ReportRef(String path, @Nullable String id, Status status, Instant received)
        implements Comparable<ReportRef> {

    private static final int SHORT_ID = 8;
    private static final Comparator<ReportRef> ORDER = Comparator.comparing(ReportRef::status)
            .thenComparing(ReportRef::received)
            .reversed()
            .thenComparing(ReportRef::path);

    @Override
    public int compareTo(ReportRef other) {
        return ORDER.compare(this, other);
    }

    /** Return as much of the id as people tell reports apart by; a dash if there is none. */
    public String shortId() {
        return id == null ? "-" : id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /** Return the file's name. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
