package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.screen.Console;
import io.montty.runtime.monitor.screen.Prompt;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Say in two lines what a person must know, and which keys are of use. */
final class BottomLines {

    private static final String GAP = "   ";

    private BottomLines() {}

    /**
     * Return what was typed, or what there is to say. A delete that can be undone is said whatever else there is, and
     * what a key brought beats what there is no room for.
     */
    static Line status(Console console, Page page, Moment now, Room room) {
        Optional<Prompt> prompt = console.prompt();
        List<String> must = must(console, now);
        if (prompt.isPresent()) {
            return typed(prompt.get(), joined(must, List.of(console.message())), room);
        }
        String said = joined(must, news(console, now));
        String first = console.message().isEmpty() ? joined(must, List.of()) : said;
        boolean roomy = Cluster.width(first) + Cluster.width(page.more()) + 3 <= room.columns();
        String more = roomy ? page.more() : "";
        int left = Math.max(0, room.columns() - Cluster.width(more) - 2);
        return new FittedLine(more)
                .add(said.isEmpty() ? "" : Cluster.fit(" " + said, left), Role.NOTICE)
                .in(room.columns());
    }

    private static Line typed(Prompt prompt, String message, Room room) {
        String beside = Cluster.fit(message, room.columns() * 2 / 3);
        FittedLine line =
                new FittedLine(beside, Role.NOTICE).add(" " + prompt.kind().sign(), Role.TITLE);
        prompt.field().shown(room.columns() - Cluster.width(beside) - 3, true).forEach(line::add);
        return line.in(room.columns());
    }

    private static String joined(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        all.removeIf(String::isEmpty);
        return String.join(GAP, all);
    }

    private static List<String> must(Console console, Moment now) {
        List<String> must = new ArrayList<>();
        int pending = console.deletes().pending();
        if (pending > 0) {
            must.add(pending + (pending == 1 ? " delete" : " deletes") + " pending, "
                    + console.deletes().secondsLeft(now) + " s"
                    + (console.prompt().isEmpty() ? "   u undo" : ""));
        }
        if (console.deletes().isOverdue(now)) {
            must.add("manager not running?");
        }
        return must;
    }

    private static List<String> news(Console console, Moment now) {
        List<String> news = new ArrayList<>();
        news.add(console.message());
        if (console.deletes().isOverdue(now)) {
            news.add("what it was asked to delete is still there");
        }
        int unread = console.world().snapshot().unread();
        if (unread > 0) {
            news.add("reading, " + unread + " to go");
        }
        news.addAll(console.world().snapshot().troubles());
        return news;
    }

    /**
     * Return as many hints as there is room for; the one for the help is always there, as it leads to all others. While
     * something is typed or asked, the keys of the screen are of no use.
     */
    static Line hints(Console console, Page page, Room room) {
        if (console.dialog().isPresent()) {
            return Line.EMPTY;
        }
        List<Hint> hints = console.prompt().map(BottomLines::whileTyping).orElse(page.hints());
        String help = Action.HELP.firstKey();
        int left = room.columns() - 1;
        for (Hint hint : hints) {
            left -= hint.key().equals(help) ? width(hint, room) : 0;
        }
        List<Span> spans = new ArrayList<>();
        boolean full = false;
        for (Hint hint : hints) {
            boolean isHelp = hint.key().equals(help);
            full = full || (!isHelp && width(hint, room) - 2 > left);
            if (isHelp || !full) {
                left -= isHelp ? 0 : width(hint, room);
                spans.add(new Span(key(hint, room), Role.TITLE));
                spans.add(Span.plain(" " + hint.word() + "  "));
            }
        }
        return new Line(1, spans);
    }

    private static List<Hint> whileTyping(Prompt prompt) {
        String enter = Action.OPEN.firstKey();
        return switch (prompt.kind()) {
            case FILTER -> List.of(new Hint(enter, "keep the filter"), Hint.of(Action.BACK, "as before"));
            case FIND -> List.of(new Hint(enter, "done"), Hint.of(Action.BACK, "as before"));
            case COMMAND -> List.of(new Hint(enter, "do it"), Hint.of(Action.BACK, "leave it"));
        };
    }

    private static int width(Hint hint, Room room) {
        return Cluster.width(key(hint, room)) + 1 + Cluster.width(hint.word()) + 2;
    }

    private static String key(Hint hint, Room room) {
        return hint.key().equals("Enter") ? room.glyphs().enter() : hint.key();
    }
}
