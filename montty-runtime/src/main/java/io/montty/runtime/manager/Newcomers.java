package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Announce hosts that are heard of for the first time or after they were retired, and bound how many there may be. */
final class Newcomers {

    /** So many names can be made up without a key; those with a key of their own are bounded by the keys. */
    private static final int MOST = 10_000;

    static final String FIRST = "reports for the first time";

    private static final int TOLD = 20;

    private final HostStates states;
    private final HistoryRecorder history;
    private final AuditLog audit;
    private final PassLog log;
    private final int most;
    private final Map<String, Integer> byVoucher = new HashMap<>();
    private int news;

    Newcomers(HostStates states, HistoryRecorder history, AuditLog audit, PassLog log) {
        this(states, history, audit, log, MOST);
    }

    Newcomers(HostStates states, HistoryRecorder history, AuditLog audit, PassLog log, int most) {
        this.states = states;
        this.history = history;
        this.audit = audit;
        this.log = log;
        this.most = most;
    }

    /** Tell whether there is room for {@code host}, of which nothing is known yet; says so if there is none. */
    boolean admit(HostKey host) throws IOException {
        if (host.isKnown()) {
            return true;
        }
        Integer known = byVoucher.get(host.voucher());
        int count = known == null ? states.count(host.voucher()) : known;
        byVoucher.put(host.voucher(), count < most ? count + 1 : count);
        if (count >= most) {
            log.problem("the " + most + " hosts in REPORTS/_state/hosts/" + host.voucher()
                    + " are as many as may be; reports of others are filed, but their silence and their problems"
                    + " are not followed; delete the files there of hosts that there are not");
        }
        return count < most;
    }

    void firstContact(Observation observation) {
        announce(observation, What.FIRST_CONTACT, Kind.FIRST_CONTACT, FIRST);
    }

    void returned(Observation observation) {
        announce(observation, What.RETURNED, Kind.RETURNED, "was retired, and reports again");
    }

    private void announce(Observation observation, What what, Kind kind, String text) {
        HostKey host = observation.host();
        try {
            audit.note(AuditEvent.of(Manager.NAME, what, observation.report(), host.toString(), "", text));
        } catch (IOException e) {
            log.problem(
                    "the audit log cannot say that a host reports for the first time or again: " + IoTrouble.reason(e));
        }
        history.record(
                new HistoryEvent(observation.received(), host, "", kind, null, null, text, observation.report()));
        news++;
        if (news <= TOLD) {
            log.note(host.toString(), text);
        }
    }

    /** Say how many more there were than were told of one by one. */
    void close() {
        if (news > TOLD) {
            log.note(
                    "hosts",
                    (news - TOLD) + " more; each " + FIRST
                            + " or again; the audit log names them, and montty hosts list");
            news = 0;
        }
    }
}
