package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Moment;
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

    private BottomLines() {}

    /** Return what was typed, or what there is to say. */
    static Line status(Console console, Page page, Moment now, Room room) {
        Optional<Prompt> prompt = console.prompt();
        if (prompt.isPresent()) {
            return typed(prompt.get(), console.message(), room);
        }
        int left = Math.max(0, room.columns() - Cluster.width(page.more()) - 2);
        return new FittedLine(page.more())
                .add(Cluster.fit(" " + String.join("   ", news(console, now)), left), Role.NOTICE)
                .in(room.columns());
    }

    private static Line typed(Prompt prompt, String message, Room room) {
        String beside = Cluster.fit(message, room.columns() / 2);
        FittedLine line = new FittedLine(beside, Role.NOTICE).add(" " + prompt.kind().sign(), Role.TITLE);
        prompt.field().shown(room.columns() - Cluster.width(beside) - 3, true).forEach(line::add);
        return line.in(room.columns());
    }

    private static List<String> news(Console console, Moment now) {
        List<String> news = new ArrayList<>();
        news.add(console.message());
        int pending = console.deletes().pending();
        if (pending > 0) {
            news.add(pending + (pending == 1 ? " delete" : " deletes") + " pending, "
                    + console.deletes().secondsLeft(now) + " s   u undo");
        }
        if (console.deletes().isOverdue(now)) {
            news.add("manager not running? what it was asked to delete is still there");
        }
        int unread = console.world().snapshot().unread();
        if (unread > 0) {
            news.add("reading, " + unread + " to go");
        }
        news.addAll(console.world().snapshot().troubles());
        news.removeIf(String::isEmpty);
        return news;
    }

    /** Return as many hints as there is room for. */
    static Line hints(Page page, Room room) {
        List<Span> spans = new ArrayList<>();
        int left = room.columns() - 1;
        for (Hint hint : page.hints()) {
            String key = hint.key().equals("Enter") ? room.glyphs().enter() : hint.key();
            int width = Cluster.width(key) + 1 + Cluster.width(hint.word()) + 2;
            if (width - 2 > left) {
                break;
            }
            left -= width;
            spans.add(new Span(key, Role.TITLE));
            spans.add(Span.plain(" " + hint.word() + "  "));
        }
        return new Line(1, spans);
    }
}
