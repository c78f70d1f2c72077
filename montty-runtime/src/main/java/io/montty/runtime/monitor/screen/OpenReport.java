package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Hold a report that was read, and what of it is folded; it stays readable when its file is gone. */
final class OpenReport {

    private static final int LONGEST_HOST = 63;
    private static final int LONGEST_MARK = 80;
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_TIME = 40;

    private final Reading reading;
    private final ReportTree tree;
    private List<String> raw = List.of();
    private BitSet open;

    /** Hold a report of which all that is well is folded. */
    OpenReport(Reading reading) {
        this.reading = reading;
        this.tree = new ReportTree(reading);
        this.open = tree.problems();
    }

    /** Stand in for a report that went before it could be read. */
    static OpenReport gone(ReportRef ref) {
        return new OpenReport(new Reading(ref, "-", "-", ReportTime.UNKNOWN, List.of("the report is gone"), List.of()));
    }

    Reading reading() {
        return reading;
    }

    ReportTree tree() {
        return tree;
    }

    /** Return the lines that are not folded. */
    List<TreeLine> lines(Instant now) {
        return lines(open, now);
    }

    /** Return all lines, folded ones as well. */
    List<TreeLine> all(Instant now) {
        return lines(tree.all(), now);
    }

    private List<TreeLine> lines(BitSet open, Instant now) {
        List<TreeLine> lines = new ArrayList<>();
        lines.add(new TreeLine(Spot.START, heading(now)));
        lines.addAll(tree.lines(open, now));
        return lines;
    }

    private Line heading(Instant now) {
        List<Span> spans = new ArrayList<>(EntryLines.label(reading.ref().status()));
        spans.add(new Span(host(), Role.TITLE));
        spans.add(Span.plain("  " + Cluster.fit(reading.address(), LONGEST_ADDRESS) + "  at "
                + Cluster.fit(reading.at().full(), LONGEST_TIME) + "  "
                + Age.of(reading.ref().received(), now)));
        return new Line(1, spans);
    }

    /** However long a name somebody claims, the mark that says how sure that is must be in sight. */
    private String host() {
        String host = reading.host();
        int mark = host.indexOf(" (");
        String name = mark < 0 ? host : host.substring(0, mark);
        return Cluster.fit(name, LONGEST_HOST) + Cluster.fit(host.substring(name.length()), LONGEST_MARK);
    }

    /** Return the lines of the file as they are; they are read once. */
    List<TreeLine> raw(Library library) {
        if (raw.isEmpty()) {
            raw = library.raw(reading.ref());
        }
        return rawRead();
    }

    /** Return the lines of the file, if they were read. */
    List<TreeLine> rawRead() {
        List<TreeLine> lines = new ArrayList<>(raw.size());
        for (String line : raw) {
            lines.add(new TreeLine(new Spot(Spot.TOP, lines.size()), Line.of(1, line, Role.PLAIN)));
        }
        return lines;
    }

    /** Open everything, or if everything is open fold what is well. */
    void openAllOrProblems() {
        open = open.equals(tree.all()) ? tree.problems() : tree.all();
    }

    /** Fold or open the node of a line; if there is nothing to fold, what it is below. Return the node. */
    int toggle(Spot spot) {
        int node = spot.node();
        while (node >= 0 && !tree.folds(node)) {
            node = tree.parent(node);
        }
        if (tree.folds(node)) {
            open.flip(node);
        }
        return node;
    }

    /** Open what a line is behind; tell whether that was folded. */
    boolean reveal(Spot spot) {
        BitSet before = (BitSet) open.clone();
        tree.above(spot.node()).forEach(open::set);
        if (spot.part() > 0 && tree.folds(spot.node())) {
            open.set(spot.node());
        }
        return !open.equals(before);
    }

    /** Return all of it as text, nothing folded. */
    String text(Instant now) {
        return text(all(now));
    }

    static String text(List<TreeLine> lines) {
        return lines.stream()
                .map(line -> line.line().text().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
