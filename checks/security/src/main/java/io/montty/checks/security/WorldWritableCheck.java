package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Verdict;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.Extension;

/** Alert when everybody can write to a file in a system path. */
@Extension
@Description(
        "Alerts when everybody can write to a file in a system path, or into a folder there that has no sticky bit.")
public final class WorldWritableCheck implements Check {

    private static final int MOST = 2_000_000;
    private static final int OTHERS_MAY_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.world-writable", "System files are closed to others")
                .withTags("security", "files")
                .withTimeout(Duration.ofMinutes(5))
                .withInterval(Duration.ofHours(12))
                .withConfig(WorldWritableConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        WorldWritableConfig config = context.config(WorldWritableConfig.class);
        HostFiles files = new HostFiles(context.root());
        List<PathMatcher> ignored = config.ignore().stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        Verdict verdict = new Verdict();
        AtomicInteger found = new AtomicInteger();
        TreeWalk.Walked walked = new TreeWalk(files, MOST).walk(config.paths(), (path, mode) -> {
            String name = files.name(path);
            if (isOpen(mode) && ignored.stream().noneMatch(glob -> glob.matches(Path.of(name)))) {
                found.incrementAndGet();
                verdict.note(config.whenOpen(), "everybody can write to " + name + ": chmod o-w " + name);
            }
        });
        return answer(config, verdict, walked, found.get());
    }

    private static CheckResult answer(WorldWritableConfig config, Verdict verdict, TreeWalk.Walked walked, int found) {
        if (walked.looked() == 0) {
            return CheckResult.na("none of these folders is there: " + String.join(", ", config.paths()));
        }
        if (!walked.whole()) {
            verdict.unjudged("there are more than " + MOST + " files; name fewer folders in config.paths");
        }
        if (!walked.unread().isEmpty()) {
            verdict.unjudged("the user who runs the checks may not look into "
                    + String.join(", ", walked.unread().stream().limit(10).toList())
                    + (walked.unread().size() > 10 ? " and " + (walked.unread().size() - 10) + " more" : "")
                    + "; run them as root, or name other folders in config.paths");
        }
        verdict.measure(Metric.of("looked-at", walked.looked(), "")).measure(Metric.of("writable", found, ""));
        return verdict.answer(walked.looked() + " files and folders, none of which everybody can write to");
    }

    private static boolean isOpen(int mode) {
        boolean folder = (mode & KIND) == FOLDER;
        return (mode & OTHERS_MAY_WRITE) != 0
                && (folder || (mode & KIND) == REGULAR)
                && (!folder || (mode & STICKY) == 0);
    }
}
