package io.montty.checks.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a line of {@code /proc/self/mountinfo}; see proc_pid_mountinfo(5).
 *
 * @param device the numbers of the device, as in {@code 8:1}
 * @param point where it is mounted
 * @param type the kernel's name for its format, e.g. {@code ext4}
 * @param source what is mounted, e.g. {@code /dev/sda1}
 * @param readOnly whether nobody can write, here or to the file system at all
 */
record Mount(String device, String point, String type, String source, boolean readOnly) {

    private static final Pattern LINE =
            Pattern.compile("\\d+ \\d+ (\\d+:\\d+) \\S+ (\\S+) (\\S+)(?: \\S+)* - (\\S+) (\\S*) (\\S+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    /** What needs a network, or is made up by the kernel and holds nothing of a disk or of memory. */
    private static final Set<String> NOT_LOCAL = Set.of(
            "9p",
            "afs",
            "autofs",
            "binfmt_misc",
            "bpf",
            "ceph",
            "cgroup",
            "cgroup2",
            "cifs",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "fuse.gvfsd-fuse",
            "fuse.portal",
            "fuse.sshfs",
            "fusectl",
            "glusterfs",
            "hugetlbfs",
            "lustre",
            "mqueue",
            "nfs",
            "nfs4",
            "nsfs",
            "overlay",
            "proc",
            "pstore",
            "ramfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "smb3",
            "smbfs",
            "sysfs",
            "tracefs");

    /** Read them below {@code root}; empty if the kernel does not list them. */
    static Optional<List<Mount>> read(Path root) {
        return BoundedText.ifReadable(root.resolve("proc/self/mountinfo"))
                .map(text -> text.lines()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(Mount::of)
                        .toList());
    }

    private static Mount of(Matcher line) {
        return new Mount(
                line.group(1),
                unescaped(line.group(2)),
                line.group(4),
                unescaped(line.group(5)),
                isReadOnly(line.group(3)) || isReadOnly(line.group(6)));
    }

    /** Return a name in which the kernel writes blanks and the like as a backslash and three octal digits. */
    static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 8))));
    }

    private static boolean isReadOnly(String options) {
        return Arrays.asList(options.split(",", -1)).contains("ro");
    }

    /** Tell whether it lies on a disk or in the memory of this host; the root does, whatever it is made of. */
    boolean isLocal() {
        return point.equals("/") || !NOT_LOCAL.contains(type);
    }
}
