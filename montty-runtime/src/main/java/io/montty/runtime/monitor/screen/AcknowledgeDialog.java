package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.request.Request;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ask who takes care of problems of a host, why, and until when. */
public final class AcknowledgeDialog implements Dialog {

    private static final int LONGEST_UNTIL = 32;
    private static final int LABEL = 8;
    private static final int NARROWEST = 10;
    private static final int FIELDS = 3;
    private static final int OWNER = 0;
    private static final int REASON = 1;
    private static final int UNTIL = 2;

    private final HostSummary host;
    private final List<Problem> problems;
    private final ZoneId zone;
    private final TextField owner;
    private final TextField reason = new TextField("", Request.LONGEST_REASON);
    private final TextField until = TextField.suggesting("8h", LONGEST_UNTIL);
    private List<Problem> left;
    private int active = REASON;
    private boolean judged;

    AcknowledgeDialog(HostSummary host, List<Problem> problems, Options options) {
        this.host = host;
        this.problems = List.copyOf(problems);
        this.left = this.problems;
        this.zone = options.zone();
        this.owner = new TextField(options.user(), Request.LONGEST_OWNER);
    }

    @Override
    public String title() {
        return problems.size() == 1
                ? "Acknowledge a problem of " + host.name()
                : "Acknowledge " + problems.size() + " problems of " + host.name();
    }

    @Override
    public List<Line> lines(Moment now, int columns) {
        AcknowledgeEnd end = end(now);
        List<Line> lines = new ArrayList<>();
        // A problem takes one line: with two of them there must be room for the fields in the smallest window.
        ProblemLines.of(left).forEach(line -> lines.add(line.wrap(columns).get(0)));
        news().ifPresent(text -> lines.add(Line.of(0, text, Role.NOTICE)));
        lines.add(Line.EMPTY);
        lines.add(field(OWNER, "owner", owner, trouble(owner, "who? one line"), true, columns));
        lines.add(field(REASON, "reason", reason, trouble(reason, "needed: why, in one line"), true, columns));
        lines.add(field(UNTIL, "until", until, end.text(), !end.valid(), columns));
        lines.add(Line.EMPTY);
        lines.add(Line.of(0, "Ends by itself when the check recovers or changes.", Role.PLAIN));
        lines.add(Line.of(0, "Tab next   Enter next, at last sends   esc cancels", Role.TITLE));
        return lines;
    }

    /** Say if what was chosen is not what there is any more. */
    private Optional<String> news() {
        if (left.size() < problems.size()) {
            return Optional.of((problems.size() - left.size()) + " of " + problems.size() + " are over already");
        }
        boolean same = left.stream()
                .allMatch(now ->
                        problems.stream().anyMatch(then -> then.fingerprint().equals(now.fingerprint())));
        return same ? Optional.empty() : Optional.of("it says something else than when you asked");
    }

    private String trouble(TextField field, String expected) {
        int longest = field == owner ? Request.LONGEST_OWNER : Request.LONGEST_REASON;
        return judged && !Request.isLine(field.text(), longest) ? expected : "";
    }

    private Line field(int place, String name, TextField field, String beside, boolean wrong, int columns) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(name + " ".repeat(LABEL - name.length()), place == active ? Role.TITLE : Role.PLAIN));
        int taken = beside.isEmpty() ? 0 : Cluster.width(beside) + 1;
        int room = Math.max(NARROWEST, columns - LABEL - taken);
        List<Span> shown = field.shown(room, place == active);
        spans.addAll(shown);
        if (taken > 0) {
            int used =
                    shown.stream().mapToInt(span -> Cluster.width(span.text())).sum();
            spans.add(Span.plain(" ".repeat(Math.max(0, room - used) + 1)));
            spans.add(new Span(Cluster.fit(beside, columns - LABEL - room - 1), wrong ? Role.NOTICE : Role.FAINT));
        }
        return new Line(0, spans);
    }

    private AcknowledgeEnd end(Moment now) {
        return AcknowledgeEnd.read(until.text(), now.wall().atZone(zone));
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        switch (key.kind()) {
            case ESCAPE -> {
                desk.say("not acknowledged");
                return true;
            }
            case TAB, DOWN -> active = (active + 1) % FIELDS;
            case BACK_TAB, UP -> active = (active + FIELDS - 1) % FIELDS;
            case ENTER -> {
                if (active == UNTIL) {
                    return send(now, desk);
                }
                active++;
            }
            default -> (active == OWNER ? owner : active == REASON ? reason : until).press(key);
        }
        return false;
    }

    private boolean send(Moment now, Desk desk) {
        AcknowledgeEnd end = end(now);
        judged = true;
        if (!Request.isLine(owner.text(), Request.LONGEST_OWNER)) {
            active = OWNER;
        } else if (!Request.isLine(reason.text(), Request.LONGEST_REASON)) {
            active = REASON;
        } else if (end.valid()) {
            desk.perform(new Effect.Acknowledge(
                    host.key(),
                    left.stream().map(Problem::check).toList(),
                    owner.text().strip(),
                    reason.text().strip(),
                    end.at()));
            return true;
        }
        return false;
    }

    @Override
    public boolean update(World world, Desk desk) {
        List<Problem> known = world.host(host.key()).map(HostSummary::problems).orElse(List.of());
        left = known.stream()
                .filter(now -> problems.stream().anyMatch(then -> then.check().equals(now.check())))
                .toList();
        if (left.isEmpty()) {
            desk.say("it is over already: nothing of " + host.name() + " is left to acknowledge");
        }
        return left.isEmpty();
    }
}
