package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pf4j.Extension;

/** Alert when a program came that runs with the rights of another user. */
@Extension
@Description(
        "Alerts when a program with the setuid or setgid bit has come, gone or changed since the baseline was made:"
                + " it runs with the rights of its owner, whoever starts it.")
public final class SetuidCheck implements Check {

    private static final int MOST = 5_000_000;
    private static final int SETUID_OR_SETGID = 06000;
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.setuid", "Setuid programs are as they were")
                .withTags("security", "files")
                .withTimeout(Duration.ofMinutes(5))
                .withInterval(Duration.ofHours(12))
                .withConfig(SetuidConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        SetuidConfig config = context.config(SetuidConfig.class);
        HostFiles files = new HostFiles(context.root());
        SortedMap<String, String> found = new TreeMap<>();
        TreeWalk.Walked walked = new TreeWalk(files, MOST).walk(config.paths(), (path, mode) -> {
            if ((mode & KIND) == REGULAR && (mode & SETUID_OR_SETGID) != 0) {
                found.put(files.name(path), identity(path));
            }
        });
        if (walked.looked() == 0) {
            return CheckResult.na("none of these folders is there: " + String.join(", ", config.paths()));
        }
        CheckResult result = new SinceBaseline(
                        context.baseline(),
                        "setuid programs",
                        config.whenChanged().status())
                .answer(found);
        return withUnread(result, walked);
    }

    private static String identity(Path path) throws IOException {
        FileIdentity identity = FileIdentity.of(path);
        try {
            return identity + " " + FileIdentity.sha256(path);
        } catch (IOException e) {
            return identity + " " + identity.size() + " bytes"; // a program that may be run need not be readable
        }
    }

    /** A user's own homes and caches are closed to others on every host: what could not be seen is told, and no more. */
    private static CheckResult withUnread(CheckResult result, TreeWalk.Walked walked) {
        List<String> details = new ArrayList<>(result.details());
        if (!walked.whole()) {
            details.add("not judged: there are more than " + MOST + " files; name fewer folders in config.paths");
        }
        if (!walked.unread().isEmpty()) {
            details.add(
                    "not judged: " + walked.unread().size() + " folders that the user who runs the checks may not look"
                            + " into, such as " + walked.unread().get(0));
        }
        boolean unseen = details.size() > result.details().size();
        return unseen && result.status() == Status.OKAY
                ? new CheckResult(
                        Status.NA,
                        "what could be seen is as in the baseline, but not all could: "
                                + details.get(details.size() - 1),
                        details,
                        result.metrics())
                : result.withDetails(details);
    }
}
