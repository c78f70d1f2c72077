package io.montty.checks.host;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold the state of one mounted file system, as {@code stat -f} tells it.
 *
 * @param mount where it is mounted, and what
 * @param total its size in bytes
 * @param free bytes not in use
 * @param usable bytes that a user without privileges may still write; less than {@code free} if some are reserved
 * @param inodes how many files it can hold; zero if there is no such limit
 * @param freeInodes how many more files it can hold
 */
record MountedFileSystem(Mount mount, long total, long free, long usable, long inodes, long freeInodes) {

    /** What {@link #parse} reads; the name comes last, since it may hold blanks. */
    static final String FORMAT = "%S %b %f %a %c %d %n";

    private static final Pattern LINE =
            Pattern.compile("(\\d{1,9}) (\\d{1,15}) (\\d{1,15}) (\\d{1,15}) (\\d{1,18}) (\\d{1,18}) (.+)");

    /** Read a line of {@code stat -f -c FORMAT}; empty if it is none, or of another mount than {@code mounts}. */
    static Optional<MountedFileSystem> parse(String line, Map<String, Mount> mounts) {
        Matcher matcher = LINE.matcher(line);
        Mount mount = matcher.matches() ? mounts.get(matcher.group(7)) : null;
        if (mount == null) {
            return Optional.empty();
        }
        long block = Long.parseLong(matcher.group(1));
        return Optional.of(new MountedFileSystem(
                mount,
                block * Long.parseLong(matcher.group(2)),
                block * Long.parseLong(matcher.group(3)),
                block * Long.parseLong(matcher.group(4)),
                Long.parseLong(matcher.group(5)),
                Long.parseLong(matcher.group(6))));
    }

    long used() {
        return total - free;
    }

    /** Return the share in use as {@code df} reckons it: what is reserved for root counts as neither used nor free. */
    Percentage spaceUsed() {
        return Percentage.of(used(), used() + usable);
    }

    Percentage inodesUsed() {
        return Percentage.of(inodes - freeInodes, inodes);
    }
}
