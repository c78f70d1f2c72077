package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Show one report as a tree of checks, of which what is well is folded. */
public final class DetailScreen implements Screen, Searched {

    private final List<ReportRef> reports;
    private final Pager pager = new Pager();
    private final Matches matches = new Matches();
    private Set<String> there;
    private OpenReport report;
    private Spot aside = Spot.START;
    private int place;
    private boolean raw;
    private Instant now = Instant.EPOCH;

    /**
     * Show one of some reports.
     *
     * @param reports what the keys for the report before and after go through
     * @param place of the one to show, from 0
     */
    DetailScreen(List<ReportRef> reports, int place) {
        this.reports = List.copyOf(reports);
        this.place = place;
        this.there = this.reports.stream().map(ReportRef::path).collect(Collectors.toSet());
        this.report = OpenReport.gone(ref());
    }

    private ReportRef ref() {
        return reports.get(place);
    }

    @Override
    public Mode mode() {
        return Mode.DETAIL;
    }

    @Override
    public String crumb() {
        return ref().shortId() + (raw ? " raw" : "");
    }

    @Override
    public void opened(Moment now, Desk desk) {
        this.now = now.wall();
        take(desk.library().read(ref()).map(OpenReport::new).orElseGet(() -> OpenReport.gone(ref())), desk.library());
    }

    private void take(OpenReport next, Library library) {
        report = next;
        aside = Spot.START;
        show(raw ? report.raw(library) : report.lines(now));
        pager.press(Action.FIRST);
        search(matches.search());
        if (!raw) {
            report.tree().causes().stream().findFirst().ifPresent(this::goTo);
        }
    }

    private void show(List<TreeLine> lines) {
        pager.show(lines);
    }

    private void goTo(int node) {
        pager.go(new Spot(node, 0), report.tree().outputLines(node));
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        there = new HashSet<>();
        world.snapshot().reports().forEach(one -> there.add(one.path()));
        tell(now);
    }

    @Override
    public void advance(Moment now, Desk desk) {
        tell(now);
    }

    /** Ages are told in minutes. */
    private void tell(Moment at) {
        if (!raw && !at.wall().truncatedTo(ChronoUnit.MINUTES).equals(now.truncatedTo(ChronoUnit.MINUTES))) {
            now = at.wall();
            show(report.lines(now));
        }
    }

    @Override
    public void resize(int columns, int rows) {
        pager.resize(columns, rows);
    }

    @Override
    public void click(int row, Moment now, Desk desk) {
        pager.click(row);
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        switch (action) {
            case FOLD -> fold();
            case FOLD_ALL -> foldAll();
            case NEXT_PROBLEM -> problem(true, desk);
            case PREVIOUS_PROBLEM -> problem(false, desk);
            case NEXT_REPORT -> report(1, desk);
            case PREVIOUS_REPORT -> report(-1, desk);
            case NEXT_MATCH -> match(true, desk);
            case PREVIOUS_MATCH -> match(false, desk);
            case RAW -> raw(desk.library());
            case COPY -> ReportCopy.text(raw ? OpenReport.text(report.rawRead()) : report.text(this.now), desk);
            case COPY_ID -> ReportCopy.id(ref(), desk);
            case DELETE -> delete(now, desk);
            case ACKNOWLEDGE -> ofHost(desk, host -> acknowledge(host, now, desk));
            case HISTORY_OF_HOST -> ofHost(desk, host -> desk.open(new HistoryScreen(host.key())));
            case LEFT, RIGHT -> sideways(action, desk);
            default -> pager.press(action);
        }
    }

    private void sideways(Action action, Desk desk) {
        if (pager.wraps()) {
            desk.say("lines are wrapped; w shows each as one line");
        }
        pager.press(action);
    }

    private void fold() {
        if (!raw) {
            int node = report.toggle(pager.spot());
            show(report.lines(now));
            if (node >= 0) {
                pager.go(new Spot(node, 0), 0);
            }
        }
    }

    private void foldAll() {
        if (!raw) {
            report.openAllOrProblems();
            show(report.lines(now));
        }
    }

    private void problem(boolean next, Desk desk) {
        if (raw) {
            raw(desk.library());
        }
        Spot at = pager.spot();
        List<Integer> causes = report.tree().causes();
        Optional<Integer> found = next
                ? causes.stream().filter(node -> node > at.node()).findFirst()
                : causes.stream().filter(node -> node < at.node()).reduce((one, other) -> other);
        if (found.isEmpty()) {
            desk.say(causes.isEmpty() ? "there is no problem in this report" : next ? "that was the last" : "that was the first");
        }
        found.ifPresent(node -> {
            report.reveal(new Spot(node, 1));
            show(report.lines(now));
            goTo(node);
        });
    }

    /** Show the next report that is still there, or the one before. */
    private void report(int step, Desk desk) {
        for (int i = place + step; i >= 0 && i < reports.size(); i += step) {
            Optional<Reading> reading = desk.library().read(reports.get(i));
            if (reading.isPresent()) {
                place = i;
                take(new OpenReport(reading.get()), desk.library());
                return;
            }
        }
        desk.say(step > 0 ? "that was the last report" : "that was the first report");
    }

    private void raw(Library library) {
        Spot at = pager.spot();
        raw = !raw;
        show(raw ? report.raw(library) : report.lines(now));
        pager.go(aside, 0);
        aside = at;
        search(matches.search());
    }

    private void delete(Moment now, Desk desk) {
        if (isGone()) {
            desk.say(ref().shortId() + " is gone already; there is nothing to delete");
        } else {
            Deleting.start(List.of(ref()), ref().status() + " of " + reading().host(), now, desk);
        }
    }

    private void acknowledge(HostSummary host, Moment now, Desk desk) {
        Set<String> ids = report.tree().ids(raw ? Spot.TOP : pager.spot().node());
        List<Problem> problems = host.problems().stream()
                .filter(problem -> ids.contains(problem.check()))
                .toList();
        if (problems.isEmpty()) {
            desk.say("nothing here is a problem of " + host.name() + " now");
        } else {
            Acknowledging.start(host, problems, now, desk);
        }
    }

    private void ofHost(Desk desk, Consumer<HostSummary> deed) {
        Optional<HostKey> owner = desk.world().ownerOf(ref());
        Optional<HostSummary> host = owner.flatMap(desk.world()::host);
        host.ifPresentOrElse(deed, () -> desk.say("it is not known which host this report is of"));
    }

    @Override
    public String sought() {
        return matches.search().sought();
    }

    @Override
    public void find(String text) {
        search(new Search(text));
        matches.from(pager.spot()).ifPresent(this::reveal);
    }

    private void search(Search search) {
        matches.look(search, raw ? report.rawRead() : report.all(now));
        pager.mark(search);
    }

    private void match(boolean next, Desk desk) {
        if (sought().isEmpty()) {
            desk.say("nothing is sought; / begins");
        }
        matches.beside(pager.spot(), next).ifPresent(this::reveal);
    }

    private void reveal(Spot spot) {
        if (!raw) {
            report.reveal(spot);
            show(report.lines(now));
        }
        pager.go(spot, 0);
    }

    /** Return the rows that there is room for. */
    public List<TreeLine> visible() {
        return pager.visible();
    }

    /** Return which of the visible rows keys act on, from 0. */
    public int cursorRow() {
        return pager.cursorRow();
    }

    /** Return where one reads, such as {@code 1/41}. */
    public String line() {
        return pager.line() + "/" + pager.count();
    }

    /** Return how many rows there are below those that there is room for. */
    public int below() {
        return pager.below();
    }

    /** Return what is said of the search; empty if nothing is sought. */
    public String found() {
        return matches.text(pager.spot());
    }

    /** Return the report that is shown. */
    public Reading reading() {
        return report.reading();
    }

    /** Tell whether its file is no longer there. */
    public boolean isGone() {
        return !there.contains(ref().path());
    }

    /** Return its place among those that are still there, such as {@code 1 of 288}. */
    public String place() {
        List<ReportRef> left =
                reports.stream().filter(one -> there.contains(one.path())).toList();
        return (left.indexOf(ref()) + 1) + " of " + left.size();
    }
}
