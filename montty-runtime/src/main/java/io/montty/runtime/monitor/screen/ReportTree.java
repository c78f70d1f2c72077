package io.montty.runtime.monitor.screen;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lay out a report as a tree of checks, of which what is well is folded. */
public final class ReportTree {

    /**
     * Hold an entry and its place; nodes stand in the order of the lines.
     *
     * @param parent the node that it is below; -1 for none
     * @param own how many lines it has below its header, without those of other nodes
     * @param end the first node behind it that is not below it
     * @param problem whether somebody has to look at it
     */
    private record Node(ReportEntry entry, int depth, int parent, int own, int end, boolean problem) {}

    private static final Comparator<ReportEntry> WORST_FIRST =
            Comparator.comparing(ReportEntry::status).reversed();

    private final Reading reading;
    private final List<Node> nodes = new ArrayList<>();

    /** Lay out {@code reading}, its worst checks first. */
    public ReportTree(Reading reading) {
        this.reading = reading;
        reading.checks().stream().sorted(WORST_FIRST).forEach(entry -> add(entry, 0, Spot.TOP, false));
    }

    private void add(ReportEntry entry, int depth, int parent, boolean belowFilter) {
        int place = nodes.size();
        int own = EntryLines.output(entry, depth).size();
        boolean filter = belowFilter || entry.filter();
        Node node = new Node(entry, depth, parent, own, place + 1, isProblem(entry, filter));
        nodes.add(node);
        entry.children().forEach(child -> add(child, depth + 1, place, filter));
        nodes.set(place, new Node(entry, depth, parent, own, nodes.size(), node.problem()));
    }

    /** A filter only says whether others are to run, unless it came to no answer. */
    private static boolean isProblem(ReportEntry entry, boolean filter) {
        boolean bad = entry.status() == Status.ALERT || entry.status() == Status.WARN;
        boolean unanswered = entry.outcome() instanceof Outcome.Crashed || entry.outcome() instanceof Outcome.TimedOut;
        return unanswered || (bad && !filter);
    }

    /**
     * Return its lines as they are when nobody has folded or opened anything.
     *
     * @param columns that there is room for
     * @param now what ages are told at
     */
    public List<Line> lines(int columns, Instant now) {
        Pager pager = new Pager();
        List<TreeLine> lines = lines(problems(), now);
        pager.show(lines);
        pager.resize(columns, Integer.MAX_VALUE / 2);
        return pager.visible().stream().map(TreeLine::line).toList();
    }

    /** Return the nodes that are open when only problems are: what is one, or holds one. */
    BitSet problems() {
        BitSet open = new BitSet(nodes.size());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.problem() || open.get(i)) {
                open.set(i);
                if (node.parent() >= 0) {
                    open.set(node.parent());
                }
            }
        }
        return open;
    }

    /** Return all nodes, as those that are open. */
    BitSet all() {
        BitSet open = new BitSet(nodes.size());
        open.set(0, nodes.size());
        return open;
    }

    /** Return the nodes that are problems and have none below them: where the trouble is. */
    List<Integer> causes() {
        return IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).problem()
                        && IntStream.range(i + 1, nodes.get(i).end())
                                .noneMatch(below -> nodes.get(below).problem()))
                .boxed()
                .toList();
    }

    /** Return the nodes that must be open for {@code node} to be seen. */
    List<Integer> above(int node) {
        List<Integer> above = new ArrayList<>();
        for (int parent = parent(node); parent >= 0; parent = parent(parent)) {
            above.add(parent);
        }
        return above;
    }

    /** Return the node that {@code node} is below; negative for none. */
    int parent(int node) {
        return isNode(node) ? nodes.get(node).parent() : Spot.TOP;
    }

    /** Return how many lines the node has of its own below its header. */
    int outputLines(int node) {
        return nodes.get(node).own();
    }

    /** Tell whether something can be folded behind the node. */
    boolean folds(int node) {
        return isNode(node) && (nodes.get(node).end() > node + 1 || outputLines(node) > 0);
    }

    /** Return the ids of a node and all below it; of all nodes if there is no such node. */
    Set<String> ids(int node) {
        List<Node> some = isNode(node) ? nodes.subList(node, nodes.get(node).end()) : nodes;
        return some.stream().map(one -> one.entry().id()).collect(Collectors.toSet());
    }

    private boolean isNode(int node) {
        return node >= 0 && node < nodes.size();
    }

    /** Return the lines that are seen when the nodes in {@code open} are open. */
    List<TreeLine> lines(BitSet open, Instant now) {
        List<TreeLine> lines = new ArrayList<>();
        for (String note : reading.notes()) {
            lines.add(new TreeLine(new Spot(Spot.TOP, lines.size() + 1), Line.of(1, note, Role.NOTICE)));
        }
        int node = 0;
        while (node < nodes.size()) {
            boolean isOpen = open.get(node);
            add(node, isOpen, now, lines);
            node = isOpen ? node + 1 : nodes.get(node).end();
        }
        if (!nodes.isEmpty()) {
            lines.add(new TreeLine(new Spot(nodes.size(), 0), Line.EMPTY));
            lines.add(new TreeLine(new Spot(nodes.size(), 1), summary()));
        } else if (reading.notes().isEmpty()) {
            lines.add(
                    new TreeLine(new Spot(Spot.TOP, 1), Line.of(1, "there are no checks in this report", Role.NOTICE)));
        }
        return lines;
    }

    private void add(int place, boolean open, Instant now, List<TreeLine> lines) {
        Node node = nodes.get(place);
        Line header = EntryLines.header(node.entry(), node.depth(), now);
        int hidden = hidden(place);
        Fold fold = hidden == 0 ? Fold.NONE : open ? Fold.OPEN : Fold.FOLDED;
        String tail = fold == Fold.FOLDED ? hidden + (hidden == 1 ? " line" : " lines") : "";
        lines.add(new TreeLine(new Spot(place, 0), fold, header, tail));
        if (open) {
            int part = 1;
            for (Line line : EntryLines.output(node.entry(), node.depth())) {
                lines.add(new TreeLine(new Spot(place, part++), line));
            }
        }
    }

    private int hidden(int place) {
        int end = nodes.get(place).end();
        return IntStream.range(place, end).map(i -> 1 + outputLines(i)).sum() - 1;
    }

    private Line summary() {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span("SUMMARY", Role.TITLE));
        for (Status status : List.of(Status.ALERT, Status.WARN, Status.OKAY, Status.NA)) {
            long count = reading.checks().stream()
                    .filter(entry -> entry.status() == status)
                    .count();
            Role role = Role.of(status);
            spans.add(Span.plain("   "));
            spans.add(new Span(role.label() + " " + count, count == 0 ? Role.FAINT : role));
        }
        return new Line(1, spans);
    }
}
