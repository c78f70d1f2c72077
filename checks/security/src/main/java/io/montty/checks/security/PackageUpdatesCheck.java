package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Alert when security updates wait to be installed. */
@Extension
@Description("Alerts when security updates wait to be installed, as far as the lists of packages on this host know, and"
        + " warns of many other updates and of lists that are too old to tell. It downloads nothing.")
public final class PackageUpdatesCheck implements Check {

    private static final int MOST_OUTPUT = 4 * 1024 * 1024;
    private static final int DNF_HAS_UPDATES = 100;
    private static final int SHOWN = 8;
    private static final List<String> APT_LISTS =
            List.of("/var/lib/apt/periodic/update-success-stamp", "/var/lib/apt/lists");
    private static final List<String> DNF_LISTS = List.of("/var/cache/libdnf5", "/var/cache/dnf");

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.package-updates", "No updates are pending")
                .withTags("security", "updates")
                .withTimeout(Duration.ofMinutes(2))
                .withInterval(Duration.ofHours(2))
                .withConfig(PackageUpdatesConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException, CheckAbortedException {
        HostFiles files = new HostFiles(context.root());
        if (files.isThere("/usr/bin/apt-get")) {
            return answer(context, apt(context), age(files, APT_LISTS, context));
        }
        if (files.isThere("/usr/bin/dnf")) {
            return answer(context, dnf(context), age(files, DNF_LISTS, context));
        }
        return CheckResult.na("this host has neither apt nor dnf");
    }

    private static PendingUpdates apt(CheckContext context) throws InterruptedException, CheckAbortedException {
        // A simulation needs no lock, and so no root.
        CommandResult result =
                run(context, "apt-get", "--simulate", "--quiet", "-o", "Debug::NoLocking=true", "dist-upgrade");
        if (!result.succeeded() || result.cut()) {
            throw aborted("apt-get cannot say what it would install", result);
        }
        return PendingUpdates.ofApt(result.stdout());
    }

    private static PendingUpdates dnf(CheckContext context) throws InterruptedException, CheckAbortedException {
        CommandResult updates = run(context, "dnf", "--quiet", "--cacheonly", "check-update");
        boolean any = updates.end() instanceof CommandResult.Exited exited && exited.code() == DNF_HAS_UPDATES;
        if ((!any && !updates.succeeded()) || updates.cut()) {
            throw aborted("dnf cannot say what it would install", updates);
        }
        CommandResult advisories = run(context, "dnf", "--quiet", "--cacheonly", "updateinfo", "list", "--security");
        if (!advisories.succeeded() || advisories.cut()) {
            throw aborted("dnf cannot say which updates are for security", advisories);
        }
        return PendingUpdates.ofDnf(updates.stdout(), advisories.stdout());
    }

    private static CommandResult run(CheckContext context, String... argv) throws InterruptedException {
        return context.commands().run(new Command(List.of(argv), Map.of(), MOST_OUTPUT));
    }

    private static CheckAbortedException aborted(String why, CommandResult result) {
        List<String> said = Stream.concat(
                        result.stderr().lines(), result.stdout().lines())
                .limit(SHOWN)
                .toList();
        return new CheckAbortedException(why + ": it ended with " + result.end(), said);
    }

    private static Optional<Duration> age(HostFiles files, List<String> lists, CheckContext context) {
        return lists.stream()
                .map(files::at)
                .flatMap(PackageUpdatesCheck::modified)
                .max(Instant::compareTo)
                .map(time -> Duration.between(time, context.clock().instant()));
    }

    private static Stream<Instant> modified(Path path) {
        try {
            return Stream.of(Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            return Stream.empty(); // there is another that tells, or none
        }
    }

    private static CheckResult answer(CheckContext context, PendingUpdates updates, Optional<Duration> age) {
        PackageUpdatesConfig config = context.config(PackageUpdatesConfig.class);
        Verdict verdict = new Verdict();
        judge(verdict, updates.security(), "security", config.securityWarn(), config.securityAlert());
        judge(verdict, updates.other(), "other", config.otherWarn(), config.otherAlert());
        verdict.measure(Metric.of("security", updates.security().size(), ""));
        verdict.measure(Metric.of("other", updates.other().size(), ""));
        Duration longest = config.listsOlderThan();
        if (!longest.isZero() && age.isEmpty()) {
            verdict.unjudged("there are no lists of packages to tell by: apt-get update, or dnf makecache");
        } else if (!longest.isZero() && age.get().compareTo(longest) > 0) {
            verdict.note(
                    Status.WARN,
                    "the lists of packages are " + age.get().toDays() + " d old (limit " + longest.toDays()
                            + " d), so updates may wait unseen: apt-get update, or dnf makecache");
        }
        return verdict.answer("no security updates wait, and " + updates.other().size() + " others");
    }

    private static void judge(Verdict verdict, Set<String> packages, String what, int warn, int alert) {
        int count = packages.size();
        if (count == 0) {
            return;
        }
        String names = String.join(", ", packages.stream().limit(SHOWN).toList())
                + (count > SHOWN ? " and " + (count - SHOWN) + " more" : "");
        String words = count + " " + what + (count == 1 ? " update waits: " : " updates wait: ") + names;
        if (alert > 0 && count >= alert) {
            verdict.note(Status.ALERT, words + " (limit " + alert + ")");
        } else if (warn > 0 && count >= warn) {
            verdict.note(Status.WARN, words + " (limit " + warn + ")");
        } else {
            verdict.detail(words);
        }
    }
}
