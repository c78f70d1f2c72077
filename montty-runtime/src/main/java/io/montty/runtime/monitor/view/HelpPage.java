package io.montty.runtime.monitor.view;

import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Command;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** List all keys, from the table that binds them. */
final class HelpPage {

    private static final int KEYS = 14;
    private static final int COLUMN = 30;

    private HelpPage() {}

    static List<Line> lines(int columns) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                new FittedLine("any other key closes").add(" Help", Role.TITLE).in(columns));
        lines.add(Line.EMPTY);
        Command[] commands = Command.values();
        int half = (commands.length + 1) / 2;
        for (int i = 0; i < half; i++) {
            List<Span> spans = new ArrayList<>(entry(commands[i]));
            if (half + i < commands.length) {
                spans.addAll(entry(commands[half + i]));
            }
            lines.add(new Line(1, spans));
        }
        lines.add(Line.EMPTY);
        lines.add(Line.of(1, "* pauses as well; ^q resumes. Deleting an ALERT asks first.", Role.PLAIN));
        lines.add(statuses());
        return lines;
    }

    private static List<Span> entry(Command command) {
        String keys = command.keyLabels();
        String text = " ".repeat(Math.max(1, KEYS - keys.length())) + command.description();
        return List.of(
                new Span(keys, Role.TITLE),
                Span.plain(text + " ".repeat(Math.max(0, COLUMN - keys.length() - text.length()))));
    }

    private static Line statuses() {
        List<Span> spans = new ArrayList<>();
        for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA)) {
            spans.add(new Span(Role.of(status).label(), Role.of(status)));
            spans.add(Span.plain("   "));
        }
        return new Line(1, spans);
    }
}
