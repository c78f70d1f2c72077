package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.request.Request;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lay out a project directory in which a host has a problem, for people to ask something about it. */
final class AskedProject {

    static final HostKey WEB1 = HostKey.known("web1");
    static final String ID = "f".repeat(32);
    static final String REQUEST = ID + Request.SUFFIX;

    final TestProject project;
    final HostStates states;
    final List<HistoryEvent> events = new ArrayList<>();

    AskedProject(Path root) throws IOException {
        project = new TestProject(root);
        states = new HostStates(project.layout.hosts());
        know(check("host.disk", Status.ALERT));
    }

    void know(CheckState... checks) throws IOException {
        states.put(new HostState(WEB1, Contact.first(now()), List.of(checks)), Instant.parse("2200-01-01T00:00:00Z"));
    }

    CheckState check(String id, Status status) {
        Instant now = now();
        return new CheckState(
                id,
                id,
                Set.of("disk"),
                CheckState.Kind.CHECK,
                status,
                now,
                now,
                now,
                1,
                "95 % used",
                "completed",
                "alert completed # % used",
                "A",
                false,
                "a".repeat(32),
                null,
                null);
    }

    CheckState known(String id) throws IOException {
        return states.find(WEB1).flatMap(state -> state.check(id)).orElseThrow();
    }

    Instant now() {
        return project.clock.instant();
    }

    PassResult pass(Request request) throws IOException {
        request.writeInto(project.layout.input());
        return pass();
    }

    PassResult pass() {
        return new Manager(
                        project.layout,
                        project.clock,
                        project.clock::uptime,
                        project.signatures,
                        ManagerSettings::defaults,
                        recorder())
                .pass();
    }

    /** Whatever else a history is told, only the events are looked at. */
    private HistoryRecorder recorder() {
        return (HistoryRecorder) Proxy.newProxyInstance(
                HistoryRecorder.class.getClassLoader(),
                new Class<?>[] {HistoryRecorder.class},
                (self, method, args) -> {
                    if (method.getName().equals("record")) {
                        events.add((HistoryEvent) args[0]);
                    }
                    return null;
                });
    }
}
