package io.montty.deployer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Look whether reports lie in the inbox that should be filed, or forwarded, by now. */
record InboxExamination(Site site, boolean relay) implements Examination {

    private static final Duration LONG = Duration.ofMinutes(10);

    /** A relay's folder holds folders of hosts. */
    private static final int DEPTH = 3;

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public List<Finding> look() throws IOException {
        Instant now = site.clock().instant();
        int all = 0;
        int late = 0;
        try (Stream<Path> files = Files.walk(site.project().input(), DEPTH)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    all++;
                    Duration age =
                            Duration.between(Files.getLastModifiedTime(file).toInstant(), now);
                    late += age.compareTo(LONG) > 0 ? 1 : 0;
                }
            }
        }
        if (late > 0) {
            return List.of(Finding.warn(
                    Spans.counted(late, "file") + " in " + site.project().input() + " came more than "
                            + LONG.toMinutes() + " min ago, and nobody " + (relay ? "forwarded" : "filed")
                            + " or rejected it",
                    site.montty(relay ? "relay" : "manage")));
        }
        return List.of(Finding.ok(
                all == 0
                        ? "it is empty"
                        : Spans.counted(all, "file") + " came in the last " + LONG.toMinutes() + " min"));
    }
}
