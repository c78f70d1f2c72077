package io.montty.checks.host;

/**
 * Hold the state of one mounted file system.
 *
 * @param device what is mounted, e.g. {@code /dev/sda1}
 * @param mount where it is mounted
 * @param type the kernel's name for its format, e.g. {@code ext4}
 * @param readOnly whether it is mounted so that nobody can write
 * @param total its size in bytes
 * @param free bytes not in use
 * @param usable bytes that a user without privileges may still write; less than {@code free} if some are reserved
 * @param inodes how many files it can hold; zero if there is no such limit
 * @param freeInodes how many more files it can hold
 */
record MountedFileSystem(
        String device,
        String mount,
        String type,
        boolean readOnly,
        long total,
        long free,
        long usable,
        long inodes,
        long freeInodes) {

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
