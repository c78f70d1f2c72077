package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Filtered;
import io.montty.runtime.monitor.screen.Options;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Say in two lines how the fleet is, where one is, and whether what is shown is alive. */
final class TopLines {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<Standing> SHOWN =
            List.of(Standing.ALERT, Standing.WARN, Standing.OKAY, Standing.NA, Standing.SILENT);
    private static final int WIDE = 110;

    /** A path of screens up to this long beats all that is said of the screen. */
    private static final int LONG_PATH = 24;

    private TopLines() {}

    private record Start(String text, String gap, boolean tight, boolean zeros) {}

    /** Return the line with the counts of hosts: the fullest that there is room for. */
    static Line fleet(Console console, Room room) {
        String clock = CLOCK.format(room.now());
        List<Start> starts = starts(console.options(), room.columns());
        for (Start start : starts) {
            FittedLine line = counts(start, clock, console);
            if (line.missing(room.columns()) == 0) {
                return line.in(room.columns());
            }
        }
        return counts(starts.get(starts.size() - 1), "", console).in(room.columns());
    }

    private static List<Start> starts(Options options, int columns) {
        String version = options.version().replaceFirst("^(\\d+\\.\\d+).*", "$1");
        List<Start> starts = new ArrayList<>();
        if (columns >= WIDE) {
            starts.add(new Start(" MonTTY " + version + "   server " + options.server() + " ", "   ", false, true));
        }
        starts.add(new Start(" MonTTY " + version + " " + options.server() + " ", "  ", false, true));
        starts.add(new Start(" MonTTY " + options.server() + " ", "  ", false, true));
        starts.add(new Start(" MonTTY", "  ", false, true));
        starts.add(new Start(" MonTTY", " ", true, true));
        starts.add(new Start("", " ", true, true));
        starts.add(new Start("", " ", true, false));
        return starts;
    }

    private static FittedLine counts(Start start, String clock, Console console) {
        FittedLine line = new FittedLine(clock).add(start.text(), Role.TITLE);
        for (Standing standing : SHOWN) {
            int count = console.world().count(standing);
            if (count > 0 || start.zeros()) {
                String label = standing.role().label();
                line.add(start.gap())
                        .add(
                                (start.tight() ? label.replace(" ", "") : label) + " " + count,
                                count == 0 ? Role.FAINT : standing.role());
            }
        }
        return line;
    }

    /** Return the line with the path of screens. */
    static Line path(Console console, Page page, Room room) {
        String state = state(console, room);
        boolean frozen = !console.frozen().isEmpty();
        String path = " " + String.join(" > ", console.path()) + filter(console);
        int least = Math.min(Cluster.width(path), LONG_PATH);
        int columns = room.columns() - Cluster.width(state) - 1;
        List<List<String>> rights = rights(console, page, room);
        List<String> right = rights.stream()
                .filter(each -> least + width(each) <= columns)
                .findFirst()
                .orElse(rights.get(rights.size() - 1));
        int left = Math.max(0, columns - width(right));
        String shown = fit(path, console.path(), filter(console), left);
        FittedLine line = new FittedLine(state, frozen ? Role.NOTICE : Role.PLAIN).add(shown, Role.TITLE);
        line.add(" ".repeat(left - Cluster.width(shown)));
        Role role = isManagerSilent(console, room) ? Role.NOTICE : Role.PLAIN;
        right.forEach(piece -> line.add("  ").add(piece, piece.startsWith("manager ") ? role : Role.PLAIN));
        return line.in(room.columns());
    }

    private static int width(List<String> pieces) {
        return pieces.stream().mapToInt(piece -> 2 + Cluster.width(piece)).sum() + 1;
    }

    /** Return what can stand at the right, the fullest first; that the manager is silent is always said. */
    private static List<List<String>> rights(Console console, Page page, Room room) {
        List<String> about = new ArrayList<>(List.of(page.about().split(Page.GAP)));
        about.removeIf(String::isBlank);
        List<String> manager = console.world().isKnown()
                ? List.of(ManagerState.text(console.world().managerLastRun(), room.now()))
                : List.of();
        List<List<String>> rights = new ArrayList<>();
        for (int from = 0; from <= about.size(); from++) {
            List<String> pieces = new ArrayList<>(about.subList(from, about.size()));
            pieces.addAll(manager);
            rights.add(pieces);
        }
        rights.add(isManagerSilent(console, room) ? manager : List.of());
        return rights;
    }

    private static boolean isManagerSilent(Console console, Room room) {
        Instant lastRun = console.world().managerLastRun();
        return console.world().isKnown() && ManagerState.isSilent(lastRun, room.now());
    }

    /** Cut what is furthest from where one is: the first screens, then the end of the filter. */
    private static String fit(String path, List<String> crumbs, String filter, int columns) {
        String fitting = path;
        for (int from = 1; from < crumbs.size() && Cluster.width(fitting) > columns; from++) {
            fitting = " ~ > " + String.join(" > ", crumbs.subList(from, crumbs.size())) + filter;
        }
        return Cluster.fit(fitting, columns);
    }

    private static String state(Console console, Room room) {
        String changing = console.frozen().isEmpty()
                ? room.glyphs().live() + " LIVE"
                : room.glyphs().frozen() + " " + console.frozen();
        return console.options().readOnly() ? "read-only  " + changing : changing;
    }

    private static String filter(Console console) {
        return console.top() instanceof Filtered filtered
                        && !filtered.filter().source().isEmpty()
                ? "  /" + filtered.filter().source()
                : "";
    }
}
