package io.montty.runtime.monitor.view;

import io.montty.api.Status;
import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Say in two lines which report is shown and what can be done with it, as fully as the window allows. */
final class ClassicHeader {

    /** As MonTTY has always written them. */
    private static final String KEYS = "[q]uit [d]elete [^s]pause [^q]resume";

    /** What begins the mark behind a host's name; no name has it. */
    private static final String MARK = " (";

    private static final int WIDEST_STATUS = Status.ALERT.name().length();

    private static final int LEAST_HOST = 16;

    /** With a mark that says how sure it is that the report is of this host, and as much as that may take at most. */
    private static final int LEAST_MARKED_HOST = 24;

    private static final int LARGEST_MARK = 16;

    private ClassicHeader() {}

    /** Return who the report is of, and how old it is. */
    static Line report(Slide slide, int columns, Instant now) {
        String brief = slide.at().brief(now.atZone(ZoneOffset.UTC).toLocalDate());
        List<FittedLine> fullestFirst = List.of(
                labelled(slide, slide.at().full(), "   ", now),
                labelled(slide, brief, "   ", now),
                labelled(slide, brief, "  ", now),
                labelled(slide, brief, " ", now),
                bare(slide, brief, now));
        for (FittedLine line : fullestFirst) {
            if (line.missing(columns) == 0) {
                return line.in(columns);
            }
        }
        int missing = bare(slide, brief, now).missing(columns);
        return bare(cutBy(missing, slide), brief, now).in(columns);
    }

    /** The word of the status takes as much room whichever it is, so that what is behind it does not jump. */
    private static FittedLine labelled(Slide slide, String time, String gap, Instant now) {
        String addressLabel = slide.address().indexOf(':') < 0 ? "IPv4: " : "IP: ";
        int rest = WIDEST_STATUS - slide.ref().status().name().length() + Math.max(1, gap.length() - 1);
        return start(slide, gap + " ", now)
                .add(" ".repeat(rest) + "Host: ")
                .add(slide.host(), Role.TITLE)
                .add(gap + addressLabel + slide.address() + gap + "At: " + time);
    }

    private static FittedLine bare(Slide slide, String time, Instant now) {
        return start(slide, " ", now).add(" ").add(slide.host(), Role.TITLE).add(" " + slide.address() + " " + time);
    }

    private static FittedLine start(Slide slide, String gap, Instant now) {
        Status status = slide.ref().status();
        return new FittedLine(Age.of(slide.ref().received(), now))
                .add("MonTTY" + gap)
                .add(status.name(), Role.of(status));
    }

    /** Cut the host's name, and if that is not enough the address, as far as it must be. */
    private static Slide cutBy(int missing, Slide slide) {
        int width = Cluster.width(slide.host());
        int least = slide.host().indexOf(MARK) < 0 ? LEAST_HOST : LEAST_MARKED_HOST;
        int host = Math.min(width, Math.max(least, width - missing));
        int cut = width - host;
        int address = Math.max(1, Cluster.width(slide.address()) - Math.max(0, missing - cut));
        return new Slide(
                slide.ref(),
                fitHost(slide.host(), host),
                Cluster.fit(slide.address(), address),
                slide.at(),
                slide.body());
    }

    /** The mark behind the name stays as long as it can: who cuts it off makes a claim look like a fact. */
    private static String fitHost(String host, int columns) {
        int at = host.indexOf(MARK);
        if (at < 0) {
            return Cluster.fit(host, columns);
        }
        String name = host.substring(0, at);
        int mark = Math.max(Math.min(Cluster.width(host.substring(at)), LARGEST_MARK), columns - Cluster.width(name));
        return Cluster.fit(name, columns - mark) + Cluster.fit(host.substring(at), mark);
    }

    /** Return what can be done, where the report stands among those of its status, and how fast it goes. */
    static Line commands(Scene scene, String version, int columns) {
        String browse = " [c]browse";
        List<String> fullestFirst = List.of(version + "  " + KEYS + browse, version + " " + KEYS, KEYS, "");
        List<String> places = places(scene);
        for (String keys : fullestFirst) {
            for (String place : places) {
                FittedLine line = new FittedLine(place).add(keys);
                if (line.missing(columns) == 0) {
                    return line.in(columns);
                }
            }
        }
        return new FittedLine("").add(KEYS).in(columns);
    }

    /** Return what is said of the report and the pace, the fullest first. */
    private static List<String> places(Scene scene) {
        Slide slide = scene.slide();
        if (slide == null) {
            return List.of(scene.speed());
        }
        String id = slide.ref().shortId();
        if (scene.place().number() == 0) {
            return List.of(id + "  gone " + scene.speed(), id + " gone");
        }
        String place = scene.place().number() + "/" + scene.place().count() + " "
                + slide.ref().status();
        String closing = scene.closing() ? "closing " : "";
        String full = id + "  " + closing + place + " " + scene.speed();
        return List.of(full, id + " " + closing + place, closing + place);
    }
}
