package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Look when the checker last ran, by what a run leaves behind. */
record LastRunExamination(Site site, Duration interval, boolean filesOthers) implements Examination {

    /** Every name that a run alone writes in the spool. */
    private static final List<String> STAMPS = List.of(".carried.json", ".last-send.json", ".jars.json");

    @Override
    public String name() {
        return "last run of the checks";
    }

    @Override
    public List<Finding> look() throws IOException {
        Optional<Instant> last = last();
        if (last.isEmpty()) {
            return List.of(
                    filesOthers
                            ? Finding.skipped("nothing tells this server's own reports from those of its hosts")
                            : Finding.warn("no run of the checks has left a report here", site.montty("check")));
        }
        Duration age = Duration.between(last.get(), site.clock().instant());
        String what = "the checks ran " + Spans.of(age) + " ago";
        if (age.compareTo(interval.multipliedBy(3)) > 0) {
            StayingChecker staying = new StayingChecker(site);
            return List.of(Finding.wrong(
                    what + ", and should every " + Spans.of(interval),
                    staying.isAtWork()
                            ? staying.restart()
                            : site.montty("check") + ", and see what the schedule above says"));
        }
        return List.of(Finding.ok(what));
    }

    private Optional<Instant> last() throws IOException {
        List<Path> traces = new ArrayList<>();
        STAMPS.forEach(stamp -> traces.add(site.project().spool().resolve(stamp)));
        traces.addAll(Site.list(site.project().spool()).stream()
                .filter(file -> String.valueOf(file.getFileName()).matches("\\d+-.+"))
                .toList());
        if (!filesOthers) {
            for (Path folder : site.project().filedFolders()) {
                traces.addAll(Site.list(folder));
            }
            traces.addAll(Site.list(site.project().input()));
        }
        Optional<Instant> last = Optional.empty();
        for (Path trace : traces) {
            if (Files.isRegularFile(trace)) {
                Instant at = Files.getLastModifiedTime(trace).toInstant();
                last = last.filter(found -> found.isAfter(at)).or(() -> Optional.of(at));
            }
        }
        return last;
    }
}
