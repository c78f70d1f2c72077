package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Filtered;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Say in two lines how the fleet is, where one is, and whether what is shown is alive. */
final class TopLines {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A manager in cron does a pass a minute. */
    private static final Duration LONG = Duration.ofMinutes(3);

    private TopLines() {}

    /** Return the line with the counts of hosts. */
    static Line fleet(Console console, Room room) {
        String version = console.options().version();
        String brief = version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
        FittedLine line = counts(" MonTTY " + brief + " " + console.options().server(), "  ", console, room);
        return (line.missing(room.columns()) == 0 ? line : counts(" MonTTY", " ", console, room)).in(room.columns());
    }

    private static FittedLine counts(String start, String gap, Console console, Room room) {
        FittedLine line = new FittedLine(CLOCK.format(room.now())).add(start, Role.TITLE);
        Snapshot snapshot = console.world().snapshot();
        for (Standing standing : List.of(Standing.ALERT, Standing.WARN, Standing.OKAY, Standing.NA, Standing.SILENT)) {
            long count = count(snapshot, standing);
            line.add(gap).add(standing.role().label() + " " + count, count == 0 ? Role.FAINT : standing.role());
        }
        return line;
    }

    static long count(Snapshot snapshot, Standing standing) {
        return snapshot.hosts().stream()
                .map(HostSummary::standing)
                .filter(standing::equals)
                .count();
    }

    /** Return the line with the path of screens. */
    static Line path(Console console, Page page, Room room) {
        String state = state(console, room);
        Instant lastRun = console.world().snapshot().managerLastRun();
        String manager = manager(lastRun, room.now());
        FittedLine line = new FittedLine(state, console.frozen().isEmpty() ? Role.PLAIN : Role.NOTICE);
        String left = " " + String.join(" > ", console.path()) + filter(console);
        String right = page.about() + (console.options().readOnly() ? "  read-only  " : "  ");
        int taken = Cluster.width(right) + Cluster.width(manager) + Cluster.width(state) + 4;
        line.add(Cluster.fit(left, Math.max(8, room.columns() - taken)), Role.TITLE);
        int gap = room.columns() - Cluster.width(left) - taken;
        line.add(" ".repeat(Math.max(1, gap)) + right);
        line.add(manager, isSilent(lastRun, room.now()) ? Role.NOTICE : Role.FAINT);
        return line.in(room.columns());
    }

    private static String state(Console console, Room room) {
        return console.frozen().isEmpty()
                ? room.glyphs().live() + " LIVE"
                : room.glyphs().frozen() + " " + console.frozen();
    }

    private static String filter(Console console) {
        return console.top() instanceof Filtered filtered
                        && !filtered.filter().source().isEmpty()
                ? "  /" + filtered.filter().source()
                : "";
    }

    private static String manager(@Nullable Instant lastRun, Instant now) {
        if (lastRun == null) {
            return "manager never ran";
        }
        return (isSilent(lastRun, now) ? "manager silent " : "manager ") + Age.of(lastRun, now);
    }

    private static boolean isSilent(@Nullable Instant lastRun, Instant now) {
        return lastRun == null || Duration.between(lastRun, now).compareTo(LONG) > 0;
    }
}
