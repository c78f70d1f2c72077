package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Write the help of a screen from the table of keys. */
final class Help {

    private static final int SIDE_BY_SIDE = 80;
    private static final int WIDEST = 40;
    private static final int SECTIONS = 3;
    private static final int LABEL = 9;

    private Help() {}

    /**
     * Return the help of a screen.
     *
     * @param columns that there is room for
     * @param about the last line, see {@link #about}
     */
    static List<Line> of(Mode mode, int columns, String about) {
        List<Line> lines = new ArrayList<>();
        if (columns >= SIDE_BY_SIDE) {
            lines.addAll(sideBySide(mode, Math.min(WIDEST, (columns - 2) / SECTIONS)));
        } else {
            for (Action.Section section : Action.Section.values()) {
                lines.add(Line.of(2, section.name(), Role.TITLE));
                new HelpSection(mode, section, columns - 4).rows().forEach(spans -> lines.add(new Line(2, spans)));
            }
        }
        for (Line line : explanations(mode)) {
            lines.addAll(Cluster.width(line.text()) < columns ? List.of(line) : broken(line, columns));
        }
        lines.addAll(Line.of(1, about, Role.FAINT).wrap(columns - 1));
        return lines;
    }

    /** Put what is too long for a line below its label. */
    private static List<Line> broken(Line line, int columns) {
        List<Span> spans = line.spans();
        List<Line> lines = new ArrayList<>();
        if (!spans.get(0).text().isBlank()) {
            lines.add(new Line(2, spans.subList(0, 1)));
        }
        lines.addAll(new Line(4, spans.subList(1, spans.size())).wrap(columns - 1));
        return lines;
    }

    private static List<Line> sideBySide(Mode mode, int width) {
        List<List<List<Span>>> sections = new ArrayList<>();
        List<Span> heads = new ArrayList<>();
        for (Action.Section section : Action.Section.values()) {
            sections.add(new HelpSection(mode, section, width).rows());
            heads.add(
                    new Span(section.name() + " ".repeat(width - section.name().length()), Role.TITLE));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(2, heads));
        int rows = sections.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            List<Span> spans = new ArrayList<>();
            for (List<List<Span>> section : sections) {
                spans.addAll(row < section.size() ? section.get(row) : List.of(Span.plain(" ".repeat(width))));
            }
            lines.add(new Line(2, spans));
        }
        return lines;
    }

    private static List<Line> explanations(Mode mode) {
        List<Line> lines = new ArrayList<>();
        lines.add(statuses("STATUS", List.of(Role.ALERT, Role.WARN, Role.OKAY, Role.NA)));
        lines.add(statuses("", List.of(Role.SILENT)));
        lines.add(
                Action.COMMAND.worksIn(mode)
                        ? labelled("COMMAND", ": list history sort theme set export doctor preferences; Tab")
                        : labelled("CLASSIC", "as MonTTY 1: it goes on by itself; ^s stands still, ^q goes on"));
        lines.add(labelled("FREEZE", "^s or p stops updates, ^q or p goes on; new reports are counted"));
        if (Action.FILTER.worksIn(mode)) {
            lines.add(labelled("FILTER", "words, or s host ip check tag age n acked text; ! not, | or"));
            lines.add(labelled("", "s:>=warn host:db* age:>1h !acked    \"disk full\" | ~sd[ab]1~"));
        }
        return lines;
    }

    private static Line statuses(String label, List<Role> roles) {
        List<Span> spans = new ArrayList<>();
        spans.add(label(label));
        for (Role role : roles) {
            spans.add(new Span(role.label(), role));
            spans.add(Span.plain(meaning(role)));
        }
        return new Line(2, spans);
    }

    private static String meaning(Role status) {
        return switch (status) {
            case ALERT -> " look now   ";
            case WARN -> " look soon   ";
            case OKAY -> " is well   ";
            case NA -> " not known";
            default -> " no report when one was due, so it may be anything";
        };
    }

    private static Line labelled(String label, String text) {
        return new Line(2, List.of(label(label), Span.plain(text)));
    }

    private static Span label(String label) {
        return new Span(label + " ".repeat(LABEL - label.length()), Role.TITLE);
    }

    /** Return how the monitor is set, in a line. */
    static String about(String theme, Options options, boolean mouse) {
        return "theme " + theme + " (" + options.colors() + ")  mouse " + (mouse ? "on" : "off") + " (F2)  config "
                + options.preferences().file();
    }

    /** Say what counts, and what is wrong in the file of preferences. */
    static List<Line> preferences(Options options, String theme, List<String> settings) {
        Preferences preferences = options.preferences();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(1, preferences.file(), Role.TITLE));
        preferences.mistakes().forEach(mistake -> lines.add(Line.of(3, mistake, Role.NOTICE)));
        lines.add(Line.EMPTY);
        lines.add(Line.of(1, "What counts now:", Role.TITLE));
        lines.add(Line.of(3, "theme = " + theme, Role.PLAIN));
        lines.add(Line.of(3, "color = " + preferences.color() + "   (" + options.colors() + ")", Role.PLAIN));
        settings.forEach(setting -> lines.add(Line.of(3, setting, Role.PLAIN)));
        lines.add(Line.of(3, "sort = " + preferences.sort(), Role.PLAIN));
        preferences.looks().keySet().stream()
                .sorted()
                .forEach(role -> lines.add(Line.of(3, "role." + role.word() + " of your own", Role.PLAIN)));
        return lines;
    }
}
