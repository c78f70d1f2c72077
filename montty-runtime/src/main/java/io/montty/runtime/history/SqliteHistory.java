package io.montty.runtime.history;

import io.montty.api.Metric;
import io.montty.runtime.history.Pending.Measured;
import io.montty.runtime.history.Pending.Rename;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keep the history in a database of SQLite, in one file.
 *
 * <p>SQLite is loaded when there is something to write: a pass without news does not pay for it. A damaged database is
 * moved aside and begun anew. There must be one writer at a time, as the manager's lock sees to.
 */
public final class SqliteHistory implements HistoryRecorder {

    /** How many rows are held in memory. */
    static final int MOST_PENDING = 20_000;

    private final HistoryFile file;
    private final HistoryBounds bounds;
    private final Clock clock;
    private final OpenMarker marker;
    private final Pending pending = new Pending();
    private final Set<String> troubles = new LinkedHashSet<>();
    private @Nullable OpenHistory open;
    private Optional<Object> openKey = Optional.empty();
    private boolean off;
    private boolean begun;
    private boolean incomplete;
    private boolean failing;

    /** @param clock the server's clock */
    public SqliteHistory(HistoryFile file, HistoryBounds bounds, Clock clock) {
        this.file = file;
        this.bounds = bounds;
        this.clock = clock;
        this.marker = new OpenMarker(file);
    }

    @Override
    public void begin(HostStates states) {
        if (off) {
            return;
        }
        try {
            boolean first = !begun;
            begun = true;
            if (!marker.set() && first) {
                incomplete = true;
            }
        } catch (IOException e) {
            troubles.add(
                    "_state/history-open cannot be made, so changes may be missing after a kill: " + IoReason.of(e));
        }
        if (incomplete && !failing) {
            reconcile(states);
        }
    }

    private void reconcile(HostStates states) {
        attempt(history -> {
            Instant oldest = clock.instant().minus(bounds.age());
            new Reconciliation(history.connection(), oldest).of(states, pending::add);
            incomplete = false;
        });
    }

    @Override
    public void record(HistoryEvent event) {
        pending.add(event);
        spill();
    }

    @Override
    public void measure(HostKey host, String check, Instant at, List<Metric> metrics) {
        pending.add(new Measured(host, check, at, metrics));
        spill();
    }

    @Override
    public void rename(HostKey from, HostKey to) {
        pending.add(new Rename(from, to));
        spill();
    }

    private void spill() {
        if (pending.size() >= MOST_PENDING) {
            write();
        }
    }

    private void write() {
        if (pending.size() > 0) {
            attempt(history -> history.write(pending));
            pending.clear();
        }
    }

    @Override
    public void flush(Instant now) throws IOException {
        write();
        if (open != null) {
            attempt(history -> history.tidy(now));
        }
        if (!incomplete && !off) {
            marker.remove();
        }
        if (!troubles.isEmpty()) {
            String told = String.join("; ", troubles);
            troubles.clear();
            throw new IOException(told);
        }
    }

    /** Do something with the database. */
    private interface Step {
        void with(OpenHistory history) throws IOException, SQLException;
    }

    private void attempt(Step step) {
        if (off) {
            return;
        }
        try {
            attemptTwice(step);
            failing = false;
        } catch (SQLException e) {
            failed(Connections.reason(e));
        } catch (IOException e) {
            failed(IoReason.of(e));
        }
    }

    private void attemptTwice(Step step) throws IOException, SQLException {
        try {
            step.with(opened());
        } catch (SQLException e) {
            if (!Connections.isDamage(e)) {
                throw e;
            }
            beginAnew("is damaged (" + e.getMessage() + ")");
            step.with(opened());
        } catch (DamagedHistoryException e) {
            beginAnew(String.valueOf(e.getMessage()));
            step.with(opened());
        }
    }

    private OpenHistory opened() throws IOException, SQLException {
        OpenHistory history = open;
        if (history != null && !file.key().equals(openKey)) {
            // Somebody took the file away: what is written to it now would be lost with the last one who has it open.
            closeQuietly();
            history = null;
            incomplete = true;
        }
        if (history == null) {
            loadNative();
            history = OpenHistory.open(file, bounds);
            open = history;
            openKey = file.key();
        }
        return history;
    }

    private void loadNative() throws IOException {
        try {
            NativeLibrary.load(file.natives());
        } catch (IOException e) {
            off = true;
            throw e;
        }
    }

    private void beginAnew(String why) throws IOException {
        closeQuietly();
        String aside = new Damage(file).moveAside(clock.instant());
        troubles.add("the history _state/" + file.path().getFileName() + " " + why + "; it is kept as " + aside
                + ", and a new one was begun");
    }

    private void failed(String why) {
        closeQuietly(); // what is opened anew may work again
        if (off) {
            troubles.add("no history is kept: " + why
                    + "; to do without it and this message, set manager.history to false in montty.yaml");
            return;
        }
        failing = true;
        incomplete = true;
        troubles.add("the history of this pass is lost, _state/" + file.path().getFileName() + ": " + why);
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            open = null; // there is something worse to tell
        }
    }

    @Override
    public void close() throws IOException {
        OpenHistory history = open;
        open = null;
        if (history != null) {
            try {
                history.close();
            } catch (SQLException e) {
                throw new IOException(
                        "_state/" + file.path().getFileName() + " cannot be closed: " + Connections.reason(e), e);
            }
        }
    }
}
