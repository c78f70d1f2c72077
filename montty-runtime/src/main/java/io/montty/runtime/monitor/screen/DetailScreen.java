package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Show one report as a tree of checks, of which what is well is folded. */
public final class DetailScreen implements Screen, Searched {

    /** How many lines behind a match are shown with it. */
    private static final int CONTEXT = 3;

    private final Course course;
    private final Pager pager = new Pager();
    private final Matches matches = new Matches();
    private OpenReport report;
    private Spot aside = Spot.START;
    private boolean raw;
    private Instant now = Instant.EPOCH;

    /**
     * Show one of some reports.
     *
     * @param reports what the keys for the report before and after go through
     * @param place of the one to show, from 0
     */
    DetailScreen(List<ReportRef> reports, int place) {
        this.course = new Course(reports, place);
        this.report = OpenReport.gone(course.ref());
    }

    private ReportRef ref() {
        return course.ref();
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
        pager.show(raw ? report.raw(library) : report.lines(now));
        pager.press(Action.FIRST);
        search(matches.search());
        if (!raw) {
            report.tree().causes().stream().findFirst().ifPresent(this::goTo);
        }
    }

    private void goTo(int node) {
        pager.go(new Spot(node, 0), report.tree().outputLines(node));
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        course.update(world);
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
            pager.show(report.lines(now));
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
            case DELETE -> ReportDeeds.delete(ref(), reading().host(), isGone(), now, desk);
            case ACKNOWLEDGE ->
                ReportDeeds.acknowledge(
                        ref(), report.tree().ids(raw ? Spot.TOP : pager.spot().node()), now, desk);
            case HISTORY_OF_HOST -> ReportDeeds.history(ref(), desk);
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
            pager.show(report.lines(now));
            if (node >= 0) {
                pager.go(new Spot(node, 0), 0);
            }
        }
    }

    private void foldAll() {
        if (!raw) {
            report.openAllOrProblems();
            pager.show(report.lines(now));
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
            desk.say(
                    causes.isEmpty()
                            ? "there is no problem in this report"
                            : next ? "that was the last" : "that was the first");
        }
        found.ifPresent(node -> {
            report.reveal(new Spot(node, 1));
            pager.show(report.lines(now));
            goTo(node);
        });
    }

    /** Show the next report that is still there, or the one before. */
    private void report(int step, Desk desk) {
        Optional<Reading> reading = course.go(step, desk.library());
        reading.ifPresentOrElse(
                found -> take(new OpenReport(found), desk.library()),
                () -> desk.say(step > 0 ? "that was the last report" : "that was the first report"));
    }

    private void raw(Library library) {
        Spot at = pager.spot();
        raw = !raw;
        pager.show(raw ? report.raw(library) : report.lines(now));
        pager.go(aside, 0);
        aside = at;
        search(matches.search());
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

    @Override
    public void use(Setting setting, boolean on) {
        if (setting == Setting.WRAP) {
            pager.wrap(on);
        }
    }

    @Override
    public List<String> text() {
        return (raw ? OpenReport.text(report.rawRead()) : report.text(now))
                .lines()
                .toList();
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
        if (!raw && report.reveal(spot)) {
            pager.show(report.lines(now));
        }
        pager.go(spot, CONTEXT);
    }

    /** Return the rows that there is room for. */
    public List<TreeLine> visible() {
        return pager.visible();
    }

    /** Return which of the visible rows keys act on, from 0. */
    public int cursorRow() {
        return pager.cursorRow();
    }

    /** Return where one reads, such as {@code  9/41}; it takes as many columns wherever that is. */
    public String line() {
        String count = String.valueOf(pager.count());
        String line = String.valueOf(pager.line());
        return " ".repeat(count.length() - line.length()) + line + "/" + count;
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
        return course.isGone();
    }

    /** Return its place among those that are still there, such as {@code 1 of 288}. */
    public String place() {
        return course.place();
    }
}
