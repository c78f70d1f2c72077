package io.montty.deployer.doctor;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Look whether something starts MonTTY for this project directory, over and over. */
record ScheduleExamination(Site site, CronLines cron, Role role) implements Examination {

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        StayingChecker staying = new StayingChecker(site);
        if (staying.isAtWork()) {
            return List.of(alone());
        }
        Optional<Path> unit = staying.unit();
        if (unit.isPresent()) {
            return List.of(Finding.wrong(
                    unit.get() + " is there, but no montty check --watch is at work",
                    staying.systemctl("restart", unit.get()) + " and " + staying.systemctl("status", unit.get())));
        }
        Optional<Path> timer = timer();
        List<String> lines;
        try {
            lines = cron.lines();
        } catch (UsageException e) {
            return timer.map(file -> List.of(Finding.ok(file + " starts it")))
                    .orElseGet(() -> List.of(Finding.wrong(String.valueOf(e.getMessage()), install())));
        }
        int begin = lines.indexOf(cron.expected(role).get(0));
        if (begin >= 0) {
            return List.of(section(lines.subList(begin, lines.size())));
        }
        if (timer.isPresent()) {
            return List.of(Finding.ok(timer.get() + " starts it"));
        }
        String directory = site.project().root().toString();
        if (lines.stream().anyMatch(line -> !line.startsWith("#") && line.contains(directory))) {
            return List.of(Finding.ok("the crontab of " + site.user() + " starts it, with lines of its own"));
        }
        return List.of(Finding.wrong(
                "nothing starts it: neither the crontab of " + site.user() + " nor a systemd timer names " + directory,
                install()));
    }

    /** Where a checker stays, nothing else needs to start the checks. */
    private Finding alone() throws IOException, InterruptedException {
        String what = "montty check --watch is at work";
        Optional<Path> timer =
                timer().filter(file -> String.valueOf(file.getFileName()).contains("check"));
        if (timer.isPresent()) {
            return Finding.warn(
                    what + ", and " + timer.get() + " starts the checks as well, so they run twice",
                    "systemctl disable --now " + timer.get().getFileName() + ", with --user if it is a user's");
        }
        return startsChecks()
                ? Finding.warn(
                        what + ", and the crontab of " + site.user() + " starts the checks as well, so they run twice",
                        "crontab -e, and take out the line with local_chk, or check")
                : Finding.ok(what);
    }

    private boolean startsChecks() throws InterruptedException {
        try {
            String directory = site.project().root().toString();
            return cron.lines().stream()
                    .anyMatch(line -> !line.startsWith("#")
                            && line.contains(directory)
                            && line.replace(directory, "").matches(".*\\b(local_)?(chk|check|checker)\\b.*"));
        } catch (UsageException e) {
            return false; // no crontab that could be read starts anything
        }
    }

    private Finding section(List<String> lines) {
        // A host may run a manager as well, which then finds nothing to file.
        return begins(lines, role) || (role == Role.HOST && begins(lines, Role.SERVER))
                ? Finding.ok("the crontab of " + site.user() + " starts it")
                : Finding.warn(
                        "the crontab of " + site.user() + " holds other lines for "
                                + site.project().root() + " than this version writes",
                        install());
    }

    private boolean begins(List<String> lines, Role expectedOf) {
        List<String> expected = cron.expected(expectedOf);
        return lines.size() >= expected.size()
                && lines.subList(0, expected.size()).equals(expected);
    }

    private String install() {
        return site.deploy(" --cron --install"
                + switch (role) {
                    case SERVER -> "";
                    case RELAY -> " --relay";
                    case HOST -> " --no-manager";
                });
    }

    /** Return a timer whose service names the project directory. */
    private Optional<Path> timer() throws IOException {
        List<Path> units = new ArrayList<>();
        for (Path folder : site.units()) {
            units.addAll(Site.list(folder));
        }
        for (Path unit : units) {
            String name = String.valueOf(unit.getFileName());
            if (name.endsWith(".service") && Files.isReadable(unit)) {
                Path timer = unit.resolveSibling(name.substring(0, name.length() - 8) + ".timer");
                String text = Files.readString(unit, StandardCharsets.ISO_8859_1);
                if (Files.exists(timer) && text.contains(site.project().root().toString())) {
                    return Optional.of(timer);
                }
            }
        }
        return Optional.empty();
    }
}
