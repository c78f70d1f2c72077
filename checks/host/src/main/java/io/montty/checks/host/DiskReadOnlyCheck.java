package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/** Alert when a file system is read-only that should not be. */
@Extension
@Description("Alerts when a file system cannot be written that /etc/fstab wants to be writable: the kernel makes one"
        + " read-only when its disk fails. Warns when one is not mounted at all.")
public final class DiskReadOnlyCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.disk-read-only", "Disks can be written")
                .withTags("host", "disk")
                .withConfig(DiskReadOnlyConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        DiskReadOnlyConfig config = context.config(DiskReadOnlyConfig.class);
        Optional<List<Mount>> mounts = Mount.read(context.root());
        if (mounts.isEmpty()) {
            return CheckResult.na("the kernel does not list what is mounted; is /proc/self/mountinfo readable?");
        }
        List<FstabEntry> wanted = FstabEntry.read(context.root()).stream()
                .filter(FstabEntry::isLocalAndWritable)
                .filter(entry -> !config.ignore().contains(entry.point()))
                .toList();
        if (wanted.isEmpty()) {
            return CheckResult.na("/etc/fstab names no local file system to be written, as in a container");
        }
        Map<String, Mount> byPoint = new HashMap<>();
        mounts.get().forEach(mount -> byPoint.put(mount.point(), mount)); // what was mounted last hides the others
        return judge(wanted, byPoint, config);
    }

    private static CheckResult judge(List<FstabEntry> wanted, Map<String, Mount> byPoint, DiskReadOnlyConfig config) {
        Verdict verdict = new Verdict();
        for (FstabEntry entry : wanted) {
            Mount mount = byPoint.get(entry.point());
            if (mount == null) {
                if (!entry.mayBeMissing()) {
                    verdict.note(
                            config.whenMissing(),
                            entry.point() + " of /etc/fstab is not mounted: mount " + entry.point());
                }
            } else if (mount.readOnly()) {
                verdict.note(
                        config.whenReadOnly(),
                        mount.source() + " on " + entry.point()
                                + " is read-only, and /etc/fstab wants it writable; look"
                                + " at dmesg for errors of the disk");
            } else {
                verdict.detail(entry.point() + " (" + mount.type() + ") can be written");
            }
        }
        return verdict.answer("all file systems of /etc/fstab can be written: " + wanted.size());
    }
}
