package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.Conditions.Condition;
import io.montty.runtime.manager.StateFolder.Loss;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.manager.problem.ResultCollector;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Make the server's state anew from the reports that are filed, where it was lost, and say what is lost for good. */
final class Recovery {

    private static final String CHECK = "montty.state";
    private static final String LOST_FOR_GOOD =
            "lost for good: acknowledgements, downtimes, which hosts are retired, the audit log and the history";

    private final ProjectLayout layout;
    private final Clock clock;
    private final Register register;
    private final HostStates states;
    private final Conditions conditions;
    private final Predicate<Observation> servers;
    private final HostKey server;
    private final PassLog log;

    /**
     * @param servers tells reports that the server itself made
     * @param server what this server is called
     */
    Recovery(
            ProjectLayout layout,
            Clock clock,
            Register register,
            HostStates states,
            Conditions conditions,
            Predicate<Observation> servers,
            HostKey server,
            PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.register = register;
        this.states = states;
        this.conditions = conditions;
        this.servers = servers;
        this.server = server;
        this.log = log;
    }

    /** Make anew what is missing; {@code hosts} is told of the reports that are filed, in the order they came. */
    void run(Loss loss, StateFolder folder, Consumer<Observation> hosts) throws IOException {
        if (loss != Loss.NOTHING) {
            if (register.isEmpty()) {
                folder.whole();
                return; // a project begins
            }
            if (loss == Loss.NOTES) {
                restoreNotes();
            } else {
                rebuild(loss, hosts);
            }
            folder.whole();
        }
    }

    /** Let hosts that nobody vouched for since a state was lost give way to those that have reported by now. */
    void settle() {
        try {
            new RebuiltHosts(layout.rebuilt(), states, conditions).settle();
        } catch (IOException e) {
            log.problem("REPORTS/_state/rebuilt-hosts cannot be worked with, so hosts may be listed twice: "
                    + IoTrouble.reason(e));
        }
    }

    /** Find in what is known of the hosts whose report is whose: of each, its newest and those of its problems. */
    private void restoreNotes() throws IOException {
        Map<String, HostKey> hosts = new HashMap<>();
        for (HostKey host : states.all()) {
            states.readable(host).ifPresent(state -> {
                hosts.put(state.contact().lastReport(), host);
                state.checks().stream().map(CheckState::report).forEach(report -> hosts.put(report, host));
            });
        }
        int unknown = register.restoreNotes(hosts);
        String unverified = unknown + " filed reports are shown as unverified, since nothing else says whose they are";
        tell("REPORTS/_state/seen was lost and is made anew", unknown == 0 ? List.of() : List.of(unverified));
    }

    private void rebuild(Loss loss, Consumer<Observation> hosts) throws IOException {
        TreeSet<HostKey> known = new TreeSet<>();
        Map<HostKey, String> unvouched = new HashMap<>();
        List<Observation> servers = new ArrayList<>();
        for (FiledObservation filed : register.evidence().observations()) {
            Observation told = filed.observation();
            if (isServers(told)) {
                servers.add(told);
            } else {
                hosts.accept(told);
                known.add(told.host());
                if (!filed.noted()) {
                    unvouched.put(told.host(), told.report());
                }
            }
        }
        for (Observation told : servers) {
            recall(told, known.contains(told.host()));
        }
        register.restoreNotes(Map.of());
        // Nobody watched while there was no state: silence counts from now on.
        Files.deleteIfExists(layout.state().resolve("manager-clock"));
        RebuiltHosts.note(layout.rebuilt(), unvouched);
        if (loss != Loss.HOSTS_ARE_NEW) {
            tellOfHosts(loss == Loss.HOSTS ? "REPORTS/_state/hosts" : "REPORTS/_state", known.size(), unvouched.size());
        }
    }

    private void tellOfHosts(String lost, int known, int unvouched) throws IOException {
        String unverified = unvouched == 0
                ? ""
                : "; of " + unvouched + " nothing says any more who vouched for them: they are unverified until they"
                        + " report again";
        tell(
                lost + " was lost and is made anew from the reports that are filed",
                List.of("hosts known again: " + known + unverified, LOST_FOR_GOOD));
    }

    /**
     * What the server said of a host is raised anew if it still holds; but a silent host of which nothing else is filed
     * would be forgotten, and its silence with it.
     */
    private void recall(Observation told, boolean known) throws IOException {
        Result said = told.told().results().get(0);
        Instant lastSeen = told.told().made();
        boolean silence = ResultCollector.written(said.id()).equals(SilenceWatch.SILENCE);
        if (known || !silence || lastSeen == null || states.find(told.host()).isPresent()) {
            conditions.clear(told.host(), told.report());
            return;
        }
        Freshness freshness = said.status() == Status.ALERT ? Freshness.LOST : Freshness.LATE;
        Contact contact = Contact.first(lastSeen).withFreshness(freshness, told.received());
        CheckState check = ServerCheck.recalled(SilenceWatch.SILENCE, said, told);
        states.put(new HostState(told.host(), contact, List.of(check)), told.received());
    }

    /** Who it is of may not be known any more, and then its id says so only of the host that was meant. */
    private boolean isServers(Observation told) {
        HostKey meant = HostKey.known(told.host().name());
        return servers.test(told) || servers.test(new Observation(meant, told.report(), told.received(), told.told()));
    }

    private void tell(String what, List<String> details) throws IOException {
        log.problem(Stream.concat(Stream.of(what), details.stream()).collect(Collectors.joining("; ")));
        Instant now = clock.instant();
        conditions.raise(server, new Condition(CHECK, "State of the server", Status.WARN, now, what, details));
    }

    /**
     * Hold a filed report.
     *
     * @param noted whether there is a note that says who vouches for it
     */
    record FiledObservation(Observation observation, boolean noted) {}
}
