package io.montty.runtime.manager;

import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Refusals;
import io.montty.runtime.store.Rejects;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Put together what one pass is made of. */
final class PassParts {

    private final Workplace place;
    private final ProjectLayout layout;
    private final Clock clock;
    private final ManagerSettings settings;
    private final PassLog log;
    private final HostStates states;
    private final AuditLog audit;
    private final Conditions conditions;
    private final Register register;
    private final HostRegistry hosts;

    /**
     * Put them together.
     *
     * @param watchingSince since when the manager watches without a break
     * @throws IOException if it cannot be told what is filed
     */
    PassParts(Workplace place, Instant watchingSince, PassLog log) throws IOException {
        this.place = place;
        this.layout = place.layout();
        this.clock = place.clock();
        this.settings = place.settings().get();
        this.log = log;
        this.states = new HostStates(layout.hosts());
        this.audit = new AuditLog(layout.audit(), clock);
        this.register = new Register(
                FiledReports.in(layout), new SeenReports(layout, clock, place.past()), place.reader(), log);
        this.conditions = new ServerReports(layout, clock, register, audit);
        this.hosts = hosts(watchingSince);
    }

    private HostRegistry hosts(Instant watchingSince) {
        SilenceRules rules = new SilenceRules(settings.grace(), settings.lostAfter(), settings.unpromised());
        return new HostRegistry(
                states,
                new ProblemRules(settings::failAfter),
                place.history(),
                new VanishedChecks(conditions),
                new EndedAcknowledgements(audit, log),
                new SilenceWatch(rules, conditions, watchingSince),
                new Newcomers(states, place.history(), audit, log),
                new DamagedStates(states, register.evidence(), layout.damaged(), clock, log),
                log);
    }

    Register register() {
        return register;
    }

    HostRegistry hosts() {
        return hosts;
    }

    Recovery recovery() {
        return new Recovery(
                layout, clock, register, states, conditions, ConditionId::isServers, ServerName.find(), log);
    }

    Housekeeping housekeeping() {
        return new Housekeeping(layout, clock, settings, place.past(), log);
    }

    Intake intake(Drops drops) {
        Rejects rejects = new Rejects(layout.reject(), clock, log::rejected);
        Identification identification = new Identification(layout, place.signatures(), log);
        ReportFiling filing = new ReportFiling(layout, clock, register, hosts, identification, audit, rejects, log);
        Refusals refusals = new Refusals(Manager.NAME, audit, rejects, log::note);
        return new Intake(clock, place.reader(), filing, requests(), refusals, rejects, drops, log);
    }

    private Requests requests() {
        return new Requests(
                new Deletions(register, hosts, audit, place.reader(), log),
                new Acknowledgements(hosts, place.history(), clock, audit, log),
                new DowntimeChanges(layout.downtimes(), clock, audit, log),
                new HostChanges(hosts, clock, audit, log));
    }
}
