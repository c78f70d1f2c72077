package io.montty.runtime.history;

import io.montty.api.Metric;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Take down what happens. What was recorded is kept when {@link #flush} returns, and lost if it never is.
 *
 * <p>No method but {@code flush} fails: a history that cannot be written is no reason to do anything else differently.
 */
public interface HistoryRecorder extends AutoCloseable {

    /**
     * Get ready for a pass that may change {@code states}, before it changes any.
     *
     * <p>If the one before it was killed, or its changes could not be kept, what is missing is taken from there.
     */
    default void begin(HostStates states) {}

    /** Take down {@code event}. */
    void record(HistoryEvent event);

    /** Take down what {@code check} of {@code host} measured, in a report that was received at {@code at}. */
    void measure(HostKey host, String check, Instant at, List<Metric> metrics);

    /** Let all that was taken down of {@code from} be that of {@code to}. */
    void rename(HostKey from, HostKey to);

    /**
     * Keep what was recorded, and drop what is too old or too much at {@code now}.
     *
     * @throws IOException if something is wrong with the history; the message says what, and what came of it
     */
    void flush(Instant now) throws IOException;

    @Override
    void close() throws IOException;

    /** Return one that keeps nothing. */
    static HistoryRecorder off() {
        return new HistoryRecorder() {
            @Override
            public void record(HistoryEvent event) {}

            @Override
            public void measure(HostKey host, String check, Instant at, List<Metric> metrics) {}

            @Override
            public void rename(HostKey from, HostKey to) {}

            @Override
            public void flush(Instant now) {}

            @Override
            public void close() {}
        };
    }
}
