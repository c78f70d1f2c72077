package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Warn when a newer kernel is installed than the one that runs. */
@Extension
@Description("Warns when a newer kernel is installed than the one that runs, so that a reboot is due for its mends to"
        + " count, and alerts when that has been so for long.")
public final class KernelCheck implements Check {

    private static final Comparator<String> VERSIONS = new VersionOrder();

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.kernel", "Kernel is the newest installed")
                .withTags("security", "kernel")
                .withConfig(KernelConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        HostFiles files = new HostFiles(context.root());
        Optional<KernelRelease> running = files.lines("/proc/sys/kernel/osrelease")
                .flatMap(lines -> lines.stream().findFirst())
                .map(line -> new KernelRelease(line.strip()));
        if (running.isEmpty()) {
            return CheckResult.na("the kernel does not say which one it is: /proc/sys/kernel/osrelease cannot be read");
        }
        List<Installed> installed = installed(files);
        if (installed.isEmpty()) {
            return CheckResult.na(
                    "no kernel is installed in /boot or /usr/lib/modules, as in a container; it runs " + running.get());
        }
        return judge(context, running.get(), installed);
    }

    private static CheckResult judge(CheckContext context, KernelRelease running, List<Installed> installed) {
        Optional<Installed> newest = installed.stream()
                .filter(one -> one.release().isOfTheFlavourOf(running))
                .max(Comparator.comparing(one -> one.release().text(), VERSIONS));
        List<String> details = installed.stream()
                .map(one -> one.release() + (one.release().equals(running) ? " (runs)" : ""))
                .distinct()
                .toList();
        if (newest.isEmpty()) {
            return CheckResult.na("it runs " + running + ", and no kernel of that kind is installed to compare it with")
                    .withDetails(details);
        }
        String newer = newest.get().release().text();
        if (VERSIONS.compare(newer, running.text()) <= 0) {
            return CheckResult.okay("runs " + running + ", the newest that is installed")
                    .withDetails(details);
        }
        Duration waiting =
                Duration.between(newest.get().since(), context.clock().instant());
        Duration longest = context.config(KernelConfig.class).alertAfter();
        boolean overdue = !longest.isZero() && waiting.compareTo(longest) > 0;
        String summary = "runs " + running + ", while " + newer + " has been installed for " + waiting.toDays()
                + " d: reboot" + (overdue ? " (limit " + longest.toDays() + " d)" : "");
        return CheckResult.of(overdue ? Status.ALERT : Status.WARN, summary).withDetails(details);
    }

    /**
     * Hold an installed kernel.
     *
     * @param release what it calls itself
     * @param since when it was installed
     */
    private record Installed(KernelRelease release, Instant since) {}

    private static List<Installed> installed(HostFiles files) {
        return Stream.concat(
                        files.matching("/boot/vmlinuz-*").stream(),
                        files.matching("/usr/lib/modules/*/vmlinuz").stream())
                .flatMap(KernelCheck::installed)
                .sorted(Comparator.comparing(one -> one.release().text(), VERSIONS))
                .toList();
    }

    private static Stream<Installed> installed(Path image) {
        String file = String.valueOf(image.getFileName());
        String release = file.equals("vmlinuz")
                ? String.valueOf(image.getParent()).replaceAll(".*/", "")
                : file.substring("vmlinuz-".length());
        if (release.contains("rescue") || release.endsWith(".old")) {
            return Stream.empty();
        }
        try {
            return Stream.of(new Installed(
                    new KernelRelease(release), Files.getLastModifiedTime(image).toInstant()));
        } catch (IOException e) {
            return Stream.empty(); // it was removed as we looked
        }
    }
}
