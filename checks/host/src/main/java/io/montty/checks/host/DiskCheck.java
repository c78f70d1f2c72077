package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.CommandResult;
import io.montty.api.Commands;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.pf4j.Extension;

/** Warn when a local file system runs out of space or of inodes. */
@Extension
@Description(
        "Warns when a local file system runs out of space or of inodes, each device once; alerts when one that it was told"
                + " to look at is not mounted.")
public final class DiskCheck implements Check {

    private static final Set<String> READ_ONLY_MEDIA = Set.of("iso9660", "udf", "squashfs", "erofs", "cramfs", "romfs");

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.disk", "Disk space").withTags("host", "disk").withConfig(DiskConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException, CheckAbortedException {
        DiskConfig config = context.config(DiskConfig.class);
        Optional<List<Mount>> mounts = Mount.read(context.root());
        if (mounts.isEmpty()) {
            return CheckResult.na("the kernel does not list what is mounted; is /proc/self/mountinfo readable?");
        }
        Map<String, Mount> watched = watched(mounts.get(), config);
        List<String> missing = config.mounts().stream()
                .filter(point ->
                        mounts.get().stream().noneMatch(mount -> mount.point().equals(point)))
                .toList();
        if (!missing.isEmpty()) {
            return CheckResult.alert("not mounted: " + String.join(", ", missing));
        }
        if (watched.isEmpty()) {
            return CheckResult.na("there is no local file system that could fill up");
        }
        return answer(config, watched, figures(context.commands(), watched));
    }

    /** Return what can fill up, by mount point, each device once: bind mounts and subvolumes show one space many times. */
    private static Map<String, Mount> watched(List<Mount> mounts, DiskConfig config) {
        Map<String, Mount> byPoint = new TreeMap<>();
        mounts.forEach(mount -> byPoint.put(mount.point(), mount)); // what was mounted last hides the others
        Map<String, Mount> byDevice = new TreeMap<>();
        byPoint.values().stream()
                .filter(mount -> config.mounts().isEmpty()
                        ? mount.isLocal() && !mount.readOnly() && !READ_ONLY_MEDIA.contains(mount.type())
                        : config.mounts().contains(mount.point()))
                .filter(mount -> !config.ignore().contains(mount.point()))
                .forEach(mount -> byDevice.merge(
                        config.mounts().isEmpty() ? mount.device() : mount.point(),
                        mount,
                        BinaryOperator.minBy(Comparator.comparingInt(
                                (Mount one) -> one.point().length()))));
        Map<String, Mount> watched = new TreeMap<>();
        byDevice.values().forEach(mount -> watched.put(mount.point(), mount));
        return watched;
    }

    private static List<MountedFileSystem> figures(Commands commands, Map<String, Mount> watched)
            throws InterruptedException, CheckAbortedException {
        List<String> argv = new ArrayList<>(List.of("stat", "-f", "-c", MountedFileSystem.FORMAT, "--"));
        argv.addAll(watched.keySet());
        CommandResult told = commands.run(argv.toArray(new String[0]));
        List<MountedFileSystem> figures = told.stdout()
                .lines()
                .flatMap(line -> MountedFileSystem.parse(line, watched).stream())
                .toList();
        if (figures.isEmpty()) {
            throw new CheckAbortedException(
                    "stat does not say how full the file systems are: it ended with " + told.end(),
                    told.stderr().lines().toList());
        }
        return figures;
    }

    private static CheckResult answer(DiskConfig config, Map<String, Mount> watched, List<MountedFileSystem> all) {
        List<MountedFileSystem> figures =
                all.stream().filter(one -> one.total() > 0).toList();
        List<Usage> usages =
                figures.stream().flatMap(one -> usages(one).stream()).toList();
        if (usages.isEmpty()) {
            return CheckResult.na("there is no local file system that could fill up");
        }
        Usage fullest = usages.stream().max(Comparator.comparing(Usage::share)).orElseThrow();
        List<String> details =
                new ArrayList<>(figures.stream().map(DiskCheck::line).toList());
        List<String> unread = watched.keySet().stream()
                .filter(point ->
                        all.stream().noneMatch(one -> one.mount().point().equals(point)))
                .toList();
        unread.forEach(point -> details.add("not judged, since stat cannot reach it: " + point));
        Status status = config.judge(fullest.share());
        return status == Status.OKAY && !unread.isEmpty()
                ? CheckResult.na("cannot tell how full " + String.join(", ", unread) + " is; the others are fine")
                        .withDetails(details)
                : new CheckResult(status, summary(config, fullest, usages), details, metrics(config, usages));
    }

    private static List<Usage> usages(MountedFileSystem one) {
        List<Usage> usages = new ArrayList<>();
        usages.add(new Usage("space", one.mount().point(), one.spaceUsed(), new ByteCount(one.usable()) + " left"));
        if (one.inodes() > 0) {
            usages.add(new Usage("inodes", one.mount().point(), one.inodesUsed(), one.freeInodes() + " files left"));
        }
        return usages;
    }

    private static String summary(DiskConfig config, Usage fullest, List<Usage> usages) {
        long above = usages.stream()
                .filter(usage -> config.judge(usage.share()) != Status.OKAY)
                .count();
        return fullest.mount() + " has " + fullest.share() + " of its " + fullest.what() + " used, " + fullest.left()
                + " (" + config.verdict(fullest.share()) + ")"
                + (above > 1 ? "; above a limit as well: " + (above - 1) : "");
    }

    private static String line(MountedFileSystem one) {
        String inodes = one.inodes() > 0 ? one.inodesUsed() + " of inodes used" : "no limit on inodes";
        return one.mount().point() + " (" + one.mount().type() + "): " + new ByteCount(one.used()) + " used ("
                + one.spaceUsed() + "), " + new ByteCount(one.usable()) + " left; " + inodes;
    }

    private static List<Metric> metrics(DiskConfig config, List<Usage> usages) {
        return usages.stream()
                .map(usage -> config.metric(usage.what() + ":" + usage.mount(), usage.share()))
                .toList();
    }

    /** Hold how much of one resource of a file system is in use. */
    private record Usage(String what, String mount, Percentage share, String left) {}
}
