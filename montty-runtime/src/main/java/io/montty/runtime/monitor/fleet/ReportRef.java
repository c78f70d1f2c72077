package io.montty.runtime.monitor.fleet;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Point to a filed report. The order is the one it is shown in: the most severe first, the newest first among equals.
 *
 * @param path the file, relative to the folder of all reports; names it as long as it is there
 * @param status what it is filed under
 * @param received when the server got it
 */
public record ReportRef(String path, Status status, Instant received) implements Comparable<ReportRef> {

    private static final int SHORT_ID = 8;

    @Override
    public int compareTo(ReportRef other) {
        if (this == other) {
            return 0; // mostly a list is compared with itself of a moment ago
        }
        if (status != other.status) {
            return other.status.compareTo(status);
        }
        int later = other.received.compareTo(received);
        return later == 0 ? path.compareTo(other.path) : later;
    }

    /** Return the report's id, or null if the file's name holds none. */
    public @Nullable String id() {
        return ReportName.parse(fileName()).map(ReportName::id).orElse(null);
    }

    /** Return as much of the id as people tell reports apart by; a dash if there is none. */
    public String shortId() {
        String id = id();
        return id == null ? "-" : id.substring(0, SHORT_ID);
    }

    /** Return the file's name. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
