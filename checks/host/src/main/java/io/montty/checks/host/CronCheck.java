package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Alert when cron does not run, and warn about crontabs of the system that it passes over without a word. */
@Extension
@Description(
        "Looks whether the cron daemon runs, and alerts when it is installed but does not. Warns when /etc/crontab or a"
                + " file in /etc/cron.d has an owner, a mode or a name for which cron passes it over.")
public final class CronCheck implements Check {

    private static final String FOLDER = "/etc/cron.d";

    private final CheckSpec spec =
            CheckSpec.of("host.cron", "Cron").withTags("host", "services").withConfig(CronConfig.class);

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        CronConfig config = context.config(CronConfig.class);
        CronDaemon cron = CronDaemon.find(context, config.programs());
        Verdict verdict = new Verdict();
        switch (cron.state()) {
            case RUNS -> verdict.detail(cron.how());
            case STOPPED ->
                verdict.note(Severity.ALERT, "cron does not run: " + cron.how() + "; start it, or remove it");
            case UNSEEN ->
                verdict.unjudged(
                        cron.how()
                                + ", but only the own processes can be seen (hidepid); run the checker as root to see whether it runs");
            case SWITCHED_OFF, ABSENT -> {
                if (!config.required()) {
                    return CheckResult.na(cron.how());
                }
                verdict.note(Severity.ALERT, "cron is required, but " + cron.how());
            }
        }
        int files = judgeFiles(context.root(), config, cron.program(), verdict);
        return verdict.answer(cron.how() + "; it accepts the " + files + " crontabs of the system");
    }

    /** Judge the crontabs of the system and return how many there are. */
    private static int judgeFiles(Path root, CronConfig config, String program, Verdict verdict)
            throws InterruptedException {
        int count = 0;
        Path crontab = root.resolve("etc/crontab");
        if (Files.exists(crontab, LinkOption.NOFOLLOW_LINKS)) {
            judge(crontab, "/etc/crontab", program, verdict);
            count++;
        }
        for (Path file : files(root.resolve("etc/cron.d"), verdict)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String name = String.valueOf(file.getFileName());
            if (!NamePattern.any(config.ignore(), name)) {
                judge(file, FOLDER + "/" + name, program, verdict);
                count++;
            }
        }
        return count;
    }

    private static List<Path> files(Path folder, Verdict verdict) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            verdict.unjudged("cannot read " + FOLDER + ": run the checker as root to judge the files there");
            return List.of();
        }
    }

    private static void judge(Path path, String shown, String program, Verdict verdict) {
        try {
            CronFile file = CronFile.of(path);
            if (shown.startsWith(FOLDER) && file.isPassedOver(program)) {
                verdict.note(
                        Severity.WARN,
                        "cron passes " + shown + " over: its name has other characters than letters, digits, _ and -");
                return;
            }
            List<String> faults = file.faults(program);
            if (!faults.isEmpty()) {
                verdict.note(Severity.WARN, "cron does not accept " + shown + ": " + String.join("; ", faults));
            }
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                verdict.note(Severity.WARN, shown + " is a link to a file that does not exist");
            }
        } catch (IOException e) {
            verdict.unjudged("cannot look at " + shown + "; run the checker as root");
        }
    }
}
