package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Show what is new, worse, better and gone since this user last looked. */
public final class ChangesScreen implements Screen {

    /** How soon at most it is compared again because there is news, in milliseconds. */
    static final long PATIENCE = 5_000;

    /** How many reports are read between two looks at the keys. */
    private static final int AT_ONCE = 16;

    private final VisitNotes notes = new VisitNotes();
    private final Rows<ChangeRow> rows = new Rows<>(ChangeRow::key);
    private ChangeRows made = ChangeRows.NOTHING;
    private List<HostSummary> hosts = List.of();
    private @Nullable Visit before;
    private @Nullable Visit shown;
    private boolean begun;
    private boolean reading;
    private boolean news = true;
    private boolean open = true;
    private long nextLook;

    @Override
    public Mode mode() {
        return Mode.CHANGES;
    }

    @Override
    public String crumb() {
        return "changes";
    }

    @Override
    public void update(World world, Moment now, boolean hold) {
        news |= !world.snapshot().hosts().equals(hosts);
    }

    @Override
    public void resize(int columns, int rows) {
        this.rows.resize(rows - 1);
    }

    @Override
    public void advance(Moment now, Desk desk) {
        if (!begun) {
            begun = true;
            before = desk.library().lastVisit().orElse(null);
            nextLook = now.millis();
        }
        if (news && now.millis() >= nextLook) {
            look(now, desk);
        }
    }

    @Override
    public OptionalLong nextStep() {
        return news ? OptionalLong.of(nextLook) : OptionalLong.empty();
    }

    /** Hundreds of reports are read bit by bit, so that keys are heard meanwhile. */
    private void look(Moment now, Desk desk) {
        if (!reading) {
            reading = true;
            hosts = desk.world().snapshot().hosts();
            notes.begin(desk.world());
        }
        int left = notes.read(desk.library(), AT_ONCE);
        if (left == 0) {
            reading = false;
            news = !desk.world().snapshot().hosts().equals(hosts);
            nextLook = now.millis() + PATIENCE;
            compare(now, desk);
        } else if (shown == null) {
            made = ChangeRows.of("Reading reports, " + left + " to go.");
            put();
        }
    }

    private void compare(Moment now, Desk desk) {
        World world = desk.world();
        Optional<Visit> after = notes.take(world, now);
        if (after.isEmpty()) {
            made = ChangeRows.of("Not all hosts were looked at yet.", "What changed is shown as soon as they were.");
        } else if (before == null) {
            shown = after.get();
            made = ChangeRows.of(
                    "There is nothing to compare with yet.",
                    "This is your first look at " + desk.options().folder() + ".",
                    "What you see is remembered from now on,",
                    "and C says what changed since.");
        } else {
            shown = after.get();
            made = ChangeRows.of(new Changes(before, after.get(), world));
        }
        boolean first = rows.selected()
                .flatMap(row -> Optional.ofNullable(row.change()))
                .isEmpty();
        put();
        if (first) {
            rows.all().stream()
                    .filter(row -> row.change() != null)
                    .findFirst()
                    .ifPresent(row -> rows.select(row.key()));
        }
    }

    private void put() {
        rows.put(made.rows(open), false);
    }

    @Override
    public void press(Action action, Moment now, Desk desk) {
        switch (action) {
            case UP -> rows.move(-1);
            case DOWN -> rows.move(1);
            case PAGE_UP -> rows.page(-1);
            case PAGE_DOWN -> rows.page(1);
            case FIRST -> rows.first();
            case LAST -> rows.last();
            case FOLD_ALL -> fold();
            case OPEN -> selected().ifPresent(change -> openReport(change, desk));
            case HISTORY_OF_HOST -> selected().ifPresent(change -> desk.open(new HistoryScreen(change.host())));
            case COPY -> copy(desk);
            case COPY_ID ->
                selected()
                        .ifPresent(change ->
                                desk.perform(new Effect.Copy(change.host().toString())));
            default -> {}
        }
    }

    /** A cursor on a line that folds away goes to the entry that it belongs to. */
    private void fold() {
        open = !open;
        rows.selected().flatMap(row -> Optional.ofNullable(row.change())).ifPresent(change -> {
            rows.select(ChangeRow.keyOf(change));
        });
        put();
    }

    private Optional<Change> selected() {
        return rows.selected().map(ChangeRow::change);
    }

    private static void openReport(Change change, Desk desk) {
        List<ReportRef> filed = desk.world().reportsOf(change.host());
        Optional<ReportRef> told =
                change.report().isEmpty() ? Optional.empty() : desk.world().report(change.report());
        if (told.isPresent()) {
            int place = filed.indexOf(told.get());
            desk.open(place >= 0 ? new DetailScreen(filed, place) : new DetailScreen(List.of(told.get()), 0));
        } else if (filed.isEmpty()) {
            desk.say("no report of " + change.host() + " is kept any more");
        } else {
            desk.open(new DetailScreen(filed, 0));
            desk.say("the report that told of it is not kept any more; this is another of the host");
        }
    }

    private void copy(Desk desk) {
        desk.perform(new Effect.Copy(String.join("\n", text()) + "\n"));
        desk.say("copied " + rows.all().size() + " lines");
    }

    @Override
    public List<String> text() {
        return rows.all().stream().map(ChangeRow::text).toList();
    }

    @Override
    public void click(int row, Moment now, Desk desk) {
        rows.click(row - 1);
    }

    @Override
    public void leave(Desk desk) {
        Visit seen = shown;
        if (seen != null) {
            desk.perform(new Effect.KeepVisit(seen));
        }
    }

    public Rows<ChangeRow> rows() {
        return rows;
    }

    /** Return what it is compared with; empty at the first time. */
    public Optional<Visit> before() {
        return Optional.ofNullable(before);
    }

    /** Return how many changes there are. */
    public int count() {
        return made.count();
    }
}
