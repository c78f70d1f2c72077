package io.montty.deployer.doctor;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Look whether a cron runs that carries out crontabs. */
record CronDaemonExamination(Site site, CronLines cron) implements Examination {

    private static final Set<String> PROGRAMS = Set.of("cron", "crond", "fcron", "bcron-sched");

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        Optional<String> why = unwanted();
        if (why.isPresent()) {
            return List.of(Finding.skipped("the crontab of " + site.user() + why.get()));
        }
        boolean first = false;
        for (Path process : Site.list(site.file("proc"))) {
            String pid = String.valueOf(process.getFileName());
            if (!pid.matches("\\d{1,9}")) {
                continue;
            }
            first |= pid.equals("1");
            String name = comm(process);
            if (PROGRAMS.contains(name)) {
                return List.of(Finding.ok(name + " runs as process " + pid));
            }
        }
        if (Files.exists(site.file("etc/systemd/system/cron.target"))
                || Files.exists(site.file("lib/systemd/system/cron.target"))) {
            return List.of(Finding.ok("systemd makes timers of crontabs"));
        }
        return List.of(
                first
                        ? Finding.wrong(
                                "no cron runs, so the crontab starts nothing", "systemctl enable --now cron (or crond)")
                        : Finding.skipped(site.user() + " may not see the processes of others"));
    }

    /** Return why no cron needs to run; where there is no crontab program, the schedule says what starts the checks. */
    private Optional<String> unwanted() throws InterruptedException {
        try {
            String directory = site.project().root().toString();
            return cron.lines().stream().anyMatch(line -> line.contains(directory))
                    ? Optional.empty()
                    : Optional.of(" does not name this project directory");
        } catch (UsageException e) {
            return Optional.of(" cannot be read");
        }
    }

    private static String comm(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // ended in between
        }
    }
}
