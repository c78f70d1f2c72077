package io.montty.runtime.monitor.screen;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Ask whether reports are to be deleted: {@code y} for few of them, their number for many. */
public final class DeleteDialog implements Dialog {

    /** How many reports a single key may delete. */
    static final int FEW = 10;

    private static final int LONGEST_NUMBER = 9;

    private final List<ReportRef> chosen;
    private final String what;
    private final String leftOut;
    private final DeleteSubject subject;
    private final String failing;
    private final TextField typed = new TextField("", LONGEST_NUMBER);
    private List<ReportRef> left;
    private String answer = "";

    /**
     * Ask about reports that have ids.
     *
     * @param what they are, for people
     * @param leftOut what was chosen but cannot be deleted; empty if there is nothing
     */
    DeleteDialog(List<ReportRef> chosen, String what, String leftOut, World world) {
        this.chosen = List.copyOf(chosen);
        this.what = what;
        this.leftOut = leftOut;
        this.left = this.chosen;
        this.subject = DeleteSubject.of(this.chosen, world);
        this.failing = chosen.size() > 1 ? "" : failing(chosen.get(0), world);
    }

    private static String failing(ReportRef report, World world) {
        return world.signature(report)
                .map(signature -> String.join(", ", signature.checks()))
                .orElse("");
    }

    @Override
    public String title() {
        if (chosen.size() > 1) {
            return "Delete " + chosen.size() + " reports";
        }
        return chosen.get(0).status() == Status.ALERT ? "Delete an ALERT" : "Delete a report";
    }

    @Override
    public List<Line> lines(Moment now, int columns) {
        List<Line> lines = new ArrayList<>(subject.lines(what, now.wall()));
        if (!failing.isEmpty()) {
            lines.add(Line.of(0, "failing: " + failing, Role.PLAIN));
        }
        if (!leftOut.isEmpty()) {
            lines.add(Line.of(0, leftOut, Role.NOTICE));
        }
        if (left.size() < chosen.size()) {
            int gone = chosen.size() - left.size();
            lines.add(Line.of(
                    0,
                    gone + " of " + chosen.size() + (gone == 1 ? " is" : " are") + " gone already; only the other "
                            + left.size() + (left.size() == 1 ? " goes." : " go."),
                    Role.NOTICE));
        }
        String they = chosen.size() == 1 ? "It goes" : "They go";
        lines.add(Line.of(0, they + " at the manager's next run (about 60 s).", Role.PLAIN));
        lines.add(Line.of(0, "You can press u for 10 s.", Role.PLAIN));
        lines.add(Line.EMPTY);
        lines.add(isFew() ? Line.of(0, "y deletes   esc or any other key keeps", Role.TITLE) : question(columns));
        return lines;
    }

    private Line question(int columns) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span("Type " + chosen.size() + " to confirm: ", Role.TITLE));
        spans.addAll(typed.shown(LONGEST_NUMBER + 1, true));
        String end = answer.isEmpty() ? "esc cancels" : answer;
        int used = spans.stream().mapToInt(span -> span.text().length()).sum();
        spans.add(Span.plain(" ".repeat(Math.max(1, columns - used - end.length()))));
        spans.add(new Span(end, answer.isEmpty() ? Role.PLAIN : Role.NOTICE));
        return new Line(0, spans);
    }

    private boolean isFew() {
        return chosen.size() <= FEW;
    }

    @Override
    public boolean press(Key key, Moment now, Desk desk) {
        if (!isFew() && key.kind() != Key.Kind.ESCAPE && !confirms(key)) {
            return false;
        }
        boolean confirmed = isFew() ? key.equals(Key.of('y')) : key.kind() == Key.Kind.ENTER;
        if (confirmed) {
            desk.delete(left, what);
        }
        desk.say((confirmed ? "deleting " : "kept: ") + what);
        return true;
    }

    /** Take a key of the number; tell whether it ends it, and rightly. */
    private boolean confirms(Key key) {
        if (key.kind() == Key.Kind.ENTER) {
            answer = "that is not " + chosen.size() + "; esc cancels";
            return typed.text().equals(Integer.toString(chosen.size()));
        }
        if (key.kind() != Key.Kind.CHARACTER || Character.isDigit(key.character())) {
            typed.press(key);
            answer = "";
        }
        return false;
    }

    @Override
    public boolean update(World world, Desk desk) {
        Set<String> there = world.snapshot().reports().stream()
                .map(ReportRef::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        left = chosen.stream().filter(report -> there.contains(report.id())).toList();
        if (left.isEmpty()) {
            desk.say(chosen.size() == 1 ? "it is gone already: " + what : "all of them are gone already: " + what);
        }
        return left.isEmpty();
    }
}
