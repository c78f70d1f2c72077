package io.montty.runtime.monitor.screen;

import io.montty.runtime.history.HistoryEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Say in words what happened. */
public final class EventWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM HH:mm:ss'Z'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd MMM HH:mm'Z'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EventWords() {}

    /** Return the day and the time of day. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** Return the day and the time of day without seconds. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** Return what stands before the status that has been since, such as {@code OKAY -> }, or all there is to say. */
    public static String what(HistoryEvent event) {
        return switch (event.kind()) {
            case CHANGED -> event.from() == null ? "new, " : event.from() + " -> ";
            case FLAPPING -> "flapping";
            case STEADY -> "steady again";
            case VANISHED -> "vanished";
            case RETURNED -> "reports again";
            case ACKNOWLEDGED -> "acknowledged";
            case REOPENED -> "reopened";
            case FIRST_CONTACT -> "first report";
            case RETIRED -> "retired";
            case RENAMED -> "renamed";
        };
    }

    /** Return the status that has been since; empty if it is not about that. */
    public static String since(HistoryEvent event) {
        return event.kind() == HistoryEvent.Kind.CHANGED && event.to() != null ? String.valueOf(event.to()) : "";
    }

    /** Return the rest: what the check said, or who did what and why. */
    public static String text(HistoryEvent event) {
        return (event.kind() == HistoryEvent.Kind.ACKNOWLEDGED ? "by " : "") + event.text();
    }

    static String line(HistoryEvent event, String title) {
        return time(event.at()) + "  " + title + "  " + what(event) + since(event) + "  " + text(event);
    }
}
