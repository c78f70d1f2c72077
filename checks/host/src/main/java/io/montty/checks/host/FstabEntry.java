package io.montty.checks.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hold a line of {@code /etc/fstab}; see fstab(5).
 *
 * @param point where it is to be mounted
 * @param type its format
 * @param options how
 */
record FstabEntry(String point, String type, List<String> options) {

    private static final Set<String> NOT_A_DISK = Set.of(
            "swap",
            "none",
            "proc",
            "sysfs",
            "tmpfs",
            "devpts",
            "iso9660",
            "udf",
            "squashfs",
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "9p",
            "fuse.sshfs",
            "ceph",
            "glusterfs",
            "overlay",
            "debugfs");

    FstabEntry {
        options = List.copyOf(options);
    }

    /** Read them below {@code root}; none if there is no such file. */
    static List<FstabEntry> read(Path root) {
        return BoundedText.ifReadable(root.resolve("etc/fstab")).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .flatMap(FstabEntry::parse)
                .toList();
    }

    private static Stream<FstabEntry> parse(String line) {
        String[] fields = line.split("\\s+", -1);
        return fields.length < 3
                ? Stream.empty()
                : Stream.of(new FstabEntry(
                        Mount.unescaped(fields[1]),
                        fields[2],
                        fields.length > 3 ? List.of(fields[3].split(",", -1)) : List.of()));
    }

    /** Tell whether it is a disk of this host that is to be written. */
    boolean isLocalAndWritable() {
        return point.startsWith("/")
                && !NOT_A_DISK.contains(type)
                && !options.contains("ro")
                && !options.contains("_netdev");
    }

    /** Tell whether the host starts without it. */
    boolean mayBeMissing() {
        return options.contains("noauto") || options.contains("nofail");
    }
}
