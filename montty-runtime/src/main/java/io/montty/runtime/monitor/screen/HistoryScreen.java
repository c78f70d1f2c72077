package io.montty.runtime.monitor.screen;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.state.HostKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Show how the checks of a host were doing, and what happened. */
public final class HistoryScreen implements Screen {

    /** How soon at most the past is looked up again because the host has news, in milliseconds. */
    static final long PATIENCE = 5_000;

    /** Rows of the body that are neither checks nor events. */
    private static final int HEADINGS = 3;

    private static final int LEAST_LABEL = 18;

    private final HostKey host;
    private final TimeWindow window = new TimeWindow();
    private final Rows<Timeline.Row> rows = new Rows<>(Timeline.Row::check);
    private final EventList events = new EventList();
    private @Nullable Timeline timeline;
    private @Nullable HostSummary summary;
    private boolean news;
    private long nextLook;
    private boolean ofAll = true;
    private int columns = 1;
    private int bodyRows = 1;
    private int labelWidth = LEAST_LABEL;

    HistoryScreen(HostKey host) {
        this.host = host;
    }

    @Override
    public Mode mode() {
        return Mode.HISTORY;
    }

    @Override
    public String crumb() {
        return host + " > history";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        HostSummary next = world.host(host).orElse(null);
        news |= summary != null && !summary.equals(next);
        summary = next;
    }

    @Override
    public void resize(int columns, int rows) {
        this.columns = columns;
        bodyRows = rows;
        divide();
        settle();
    }

    /** Names get what they need, up to a third of the window, and cells the rest. */
    private void divide() {
        int longest = rows.all().stream()
                .mapToInt(row -> Cluster.width(row.title()))
                .max()
                .orElse(LEAST_LABEL);
        labelWidth = Math.max(LEAST_LABEL, Math.min(longest, columns / 3));
        window.resize(columns - labelWidth - 4);
    }

    private void settle() {
        rows.resize(rowRoom());
        events.resize(Math.max(1, bodyRows - HEADINGS - rowRoom()));
        Timeline known = timeline;
        events.put(known == null ? List.of() : ofAll ? known.events() : eventsOfRow());
    }

    private int rowRoom() {
        int free = bodyRows - HEADINGS;
        int most = free - Math.max(1, free / 3);
        return Math.max(1, Math.min(rows.all().size(), most));
    }

    @Override
    public void advance(Moment now, Desk desk) {
        window.tick(now.wall());
        if (isElsewhere() || (news && now.millis() >= nextLook)) {
            look(now, desk);
        }
    }

    @Override
    public OptionalLong nextStep() {
        return isElsewhere() ? OptionalLong.of(0) : news ? OptionalLong.of(nextLook) : OptionalLong.empty();
    }

    /** Tell whether other cells are shown than were looked up. */
    private boolean isElsewhere() {
        Timeline known = timeline;
        return known == null
                || !known.from().equals(window.from())
                || !known.width().equals(window.width())
                || known.rows().stream().anyMatch(row -> row.cells().size() != window.count());
    }

    /** The names that were found may leave room for more cells, which is known after the first look. */
    private void look(Moment now, Desk desk) {
        lookOnce(now, desk);
        if (isElsewhere()) {
            lookOnce(now, desk);
        }
    }

    private void lookOnce(Moment now, Desk desk) {
        Timeline found = desk.library().timeline(host, window.from(), window.width(), window.count());
        timeline = found;
        news = false;
        nextLook = now.millis() + PATIENCE;
        rows.put(found.rows(), false);
        divide();
        settle();
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        window.tick(now.wall());
        switch (action) {
            case UP, DOWN -> choose(action == Action.UP ? -1 : 1);
            case PAGE_UP -> events.page(-1);
            case PAGE_DOWN -> events.page(1);
            case LEFT -> window.move(-1);
            case RIGHT -> window.move(1);
            case FIRST -> window.oldest();
            case LAST -> window.newest();
            case ZOOM_IN -> window.zoom(1);
            case ZOOM_OUT -> window.zoom(-1);
            case EVENTS_OF -> {
                ofAll = !ofAll;
                events.first();
            }
            case OPEN -> new ReportAtCursor(host, window, eventsOfRow()).open(desk);
            case COPY -> copy(desk);
            case COPY_ID -> desk.perform(new Effect.Copy(host.toString()));
            default -> {}
        }
        if (isElsewhere()) {
            look(now, desk);
        }
        if (action == Action.LEFT || action == Action.RIGHT || action == Action.FIRST || action == Action.LAST) {
            events.reveal(event -> window.isAtCursor(event.at()));
        }
        settle();
    }

    private void choose(int step) {
        rows.move(step);
        chosen();
    }

    private void chosen() {
        if (!ofAll) {
            events.first();
        }
    }

    @Override
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        events.all().forEach(event -> lines.add(EventWords.line(event, titleOf(event))));
        return lines;
    }

    private void copy(Desk desk) {
        List<String> lines = text();
        if (lines.isEmpty()) {
            desk.say("there are no events to copy");
        } else {
            desk.perform(new Effect.Copy(String.join("\n", lines) + "\n"));
            desk.say("copied " + lines.size() + (lines.size() == 1 ? " event" : " events"));
        }
    }

    @Override
    public void click(int row, Moment now, Desk desk) {
        if (rows.click(row - 1)) {
            chosen();
            settle();
        }
    }

    /** Return what is known of the past; empty before the first look. */
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }

    public TimeWindow window() {
        return window;
    }

    public Rows<Timeline.Row> rows() {
        return rows;
    }

    /** Return how many columns there are for the name of a check. */
    public int labelWidth() {
        return labelWidth;
    }

    /** Return whether the events of all rows are shown, or of the selected one alone. */
    public boolean isOfAll() {
        return ofAll;
    }

    /** Return the events that can be scrolled through, the newest first. */
    public List<HistoryEvent> events() {
        return events.all();
    }

    private List<HistoryEvent> eventsOfRow() {
        Timeline known = timeline;
        if (known == null || rows.selected().isEmpty()) {
            return List.of();
        }
        Timeline.Row row = rows.selected().get();
        return known.events().stream().filter(row::isOf).toList();
    }

    /** Return the events that there is room for. */
    public List<HistoryEvent> visibleEvents() {
        return events.visible();
    }

    /** Return how many events come after those. */
    public int eventsBelow() {
        return events.below();
    }

    /** Return what the check of an event is called. */
    public String titleOf(HistoryEvent event) {
        return rows.all().stream()
                .filter(row -> row.isOf(event))
                .map(row -> row.isOfHost() ? "host" : row.title())
                .findFirst()
                .orElse(event.check().isEmpty() ? "host" : event.check());
    }
}
