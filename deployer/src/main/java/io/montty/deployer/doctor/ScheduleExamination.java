package io.montty.deployer.doctor;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return List.of(unit.isPresent() ? idle(staying, unit.get()) : repeated());
    }

    private static Finding idle(StayingChecker staying, Path unit) {
        return Finding.wrong(
                unit + " is there, but no montty check --watch is at work",
                staying.systemctl("restart", unit) + " and " + staying.systemctl("status", unit));
    }

    /** Look for what starts it over and over; the lines that this version writes count before all else. */
    private Finding repeated() throws IOException, InterruptedException {
        Optional<Finding> byTimer = timer().map(file -> Finding.ok(file + " starts it"));
        List<String> lines;
        try {
            lines = cron.lines();
        } catch (UsageException e) {
            return byTimer.orElseGet(() -> Finding.wrong(String.valueOf(e.getMessage()), install()));
        }
        int begin = lines.indexOf(cron.expected(role).get(0));
        return begin >= 0 ? section(lines.subList(begin, lines.size())) : byTimer.orElseGet(() -> byOtherLines(lines));
    }

    private Finding byOtherLines(List<String> lines) {
        String crontab = "the crontab of " + site.user();
        return lines.stream().anyMatch(this::isOurs)
                ? Finding.ok(crontab + " starts it, with lines of its own")
                : Finding.wrong(
                        "nothing starts it: neither " + crontab + " nor a systemd timer names "
                                + site.project().root(),
                        install());
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
            return cron.lines().stream()
                    .anyMatch(line ->
                            isOurs(line) && project().cutFrom(line).matches(".*\\b(local_)?(chk|check|checker)\\b.*"));
        } catch (UsageException e) {
            return false; // no crontab that could be read starts anything
        }
    }

    private boolean isOurs(String line) {
        return !line.startsWith("#") && project().isIn(line);
    }

    private ProjectWord project() {
        return ProjectWord.of(site.project().root());
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
        for (Path service : site.services()) {
            String name = String.valueOf(service.getFileName());
            Path timer = service.resolveSibling(name.substring(0, name.length() - Site.SERVICE.length()) + ".timer");
            if (Files.exists(timer) && project().isIn(Site.text(service))) {
                return Optional.of(timer);
            }
        }
        return Optional.empty();
    }
}
