package io.montty.runtime.monitor.fleet;

import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold one thing that is not as it was at the last visit.
 *
 * @param kind what sort of change
 * @param host whose it is
 * @param check the check's id; empty if it is about the host as a whole
 * @param title the check's title, or what to say of the host
 * @param before how it was; null if there was nothing
 * @param after how it is now; null if there is nothing any more
 * @param since when the problem began; null if there is none now
 * @param report the id of the report that told of it last; empty if none does
 * @param lines the lines of output that differ
 */
public record Change(
        Kind kind,
        HostKey host,
        String check,
        String title,
        @Nullable Standing before,
        @Nullable Standing after,
        @Nullable Instant since,
        String report,
        List<Difference> lines) {

    /** Tell sorts of changes apart, in the order they are shown in. */
    public enum Kind {
        NEW("a problem, or a host, that was not there"),
        WORSE("what was WARN is ALERT"),
        OTHER("as bad as before, in other words"),
        BETTER("what was ALERT is WARN"),
        GONE("no problem any more, or a host that is gone");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** Return what it means, in a few words. */
        public String meaning() {
            return meaning;
        }
    }

    /** Hold a line that is there now and was not, or the other way round. */
    public record Difference(boolean added, String text) {

        /** Return the line with its sign. */
        public String signed() {
            return (added ? "+ " : "- ") + text;
        }
    }

    public Change {
        lines = List.copyOf(lines);
    }

    /** Return how bad it is or was, whichever is worse. */
    public Standing worst() {
        Standing one = before == null ? Standing.NA : before;
        Standing other = after == null ? Standing.NA : after;
        return one.compareTo(other) > 0 ? one : other;
    }
}
