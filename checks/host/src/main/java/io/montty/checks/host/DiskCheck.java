package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Warn when a local file system runs out of space or of inodes. */
@Extension
public final class DiskCheck implements Check {

    private static final Set<String> READ_ONLY_MEDIA = Set.of("iso9660", "udf", "squashfs", "erofs", "cramfs", "romfs");

    private final CheckSpec spec;
    private final HostReadings host;

    /** Make the check that stands on its own. */
    public DiskCheck() {
        this("host.disk", new OshiReadings());
    }

    DiskCheck(String id, HostReadings host) {
        this.spec = CheckSpec.of(id, "Disk space").withTags("host", "disk").withConfig(DiskConfig.class);
        this.host = host;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException {
        DiskConfig config = context.config(DiskConfig.class);
        List<MountedFileSystem> watched = watched(host.fileSystems(), config);
        List<Usage> usages =
                watched.stream().flatMap(one -> usages(one).stream()).toList();
        if (usages.isEmpty()) {
            return CheckResult.na("there is no local file system that could fill up");
        }
        Usage fullest = usages.stream().max(Comparator.comparing(Usage::share)).orElseThrow();
        return new CheckResult(
                config.judge(fullest.share()),
                summary(config, fullest, usages),
                watched.stream().map(DiskCheck::line).toList(),
                metrics(config, usages));
    }

    /** Return what can fill up, each device once: bind mounts and subvolumes show the same space many times. */
    private static List<MountedFileSystem> watched(List<MountedFileSystem> all, DiskConfig config) {
        Map<String, MountedFileSystem> byDevice = all.stream()
                .filter(one -> one.total() > 0 && !one.readOnly() && !READ_ONLY_MEDIA.contains(one.type()))
                .collect(Collectors.toMap(
                        one -> one.device().startsWith("/") ? one.device() : one.mount(),
                        Function.identity(),
                        BinaryOperator.minBy(
                                Comparator.comparingInt(one -> one.mount().length()))));
        return byDevice.values().stream()
                .filter(one -> !config.ignore().contains(one.mount()))
                .sorted(Comparator.comparing(MountedFileSystem::mount))
                .toList();
    }

    private static List<Usage> usages(MountedFileSystem one) {
        List<Usage> usages = new ArrayList<>();
        usages.add(new Usage("space", one.mount(), one.spaceUsed(), new ByteCount(one.usable()) + " left"));
        if (one.inodes() > 0) {
            usages.add(new Usage("inodes", one.mount(), one.inodesUsed(), one.freeInodes() + " files left"));
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
        return one.mount() + " (" + one.type() + "): " + new ByteCount(one.used()) + " used (" + one.spaceUsed() + "), "
                + new ByteCount(one.usable()) + " left; " + inodes;
    }

    private static List<Metric> metrics(DiskConfig config, List<Usage> usages) {
        return usages.stream()
                .map(usage -> config.metric(usage.what() + ":" + usage.mount(), usage.share()))
                .toList();
    }

    /** Hold how much of one resource of a file system is in use. */
    private record Usage(String what, String mount, Percentage share, String left) {}
}
