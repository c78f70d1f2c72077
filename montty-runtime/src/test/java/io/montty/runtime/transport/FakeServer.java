package io.montty.runtime.transport;

import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Be a server that stores reports by their ids, and does to a sender what a test tells it. */
final class FakeServer implements Delivery {

    /** Do something else with the next report. */
    interface Behaviour {

        Receipt deliver(byte[] report, ReportName name) throws IOException;
    }

    /** Say that the process was killed, which no code of ours catches. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    static final Behaviour BREAK_DOWN = (report, name) -> {
        throw new IOException("connection refused");
    };

    private final Map<String, String> stored = new LinkedHashMap<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<ReportName> attempts = new ArrayList<>();
    private boolean down;
    private int duplicates;

    /** Let each of the next reports meet one of {@code behaviours}; those after them are stored. */
    FakeServer then(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
        return this;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    Receipt store(byte[] report, ReportName name) {
        String before = stored.putIfAbsent(name.id(), new String(report, StandardCharsets.UTF_8));
        if (before != null) {
            duplicates++;
        }
        return new Receipt.Taken(before != null);
    }

    /** Return how to store the report, and break before anybody hears of it. */
    Behaviour losingTheAnswer() {
        return (report, name) -> {
            store(report, name);
            throw new IOException("the connection broke");
        };
    }

    static Receipt refuse(byte[] report, ReportName name) {
        return new Receipt.Refused("too-big");
    }

    /** Return the ids of what is stored, in the order of arrival. */
    List<String> ids() {
        return List.copyOf(stored.keySet());
    }

    Map<String, String> stored() {
        return stored;
    }

    List<ReportName> attempts() {
        return attempts;
    }

    int duplicates() {
        return duplicates;
    }

    @Override
    public Receipt deliver(byte[] report, ReportName name) throws IOException {
        attempts.add(name);
        if (down) {
            throw new IOException("connection refused");
        }
        Behaviour next = script.poll();
        return next == null ? store(report, name) : next.deliver(report, name);
    }

    @Override
    public String destination() {
        return "montty@mon";
    }

    @Override
    public void close() {
        // There is nothing to leave.
    }
}
