package io.montty.runtime.report;

import io.montty.api.Finding;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Take out of a report what must not leave the host: whatever some patterns match, line by line. */
public final class Redactor {

    /** What stands in the place of what was taken out. */
    public static final String MARK = "[redacted]";

    private static final String CUT = " [cut]";
    private static final Pattern UNFIT = Pattern.compile("[\\s/\\p{Cntrl}]+");
    private static final int LONGEST_NAME = 64;

    private final List<BoundedPattern> patterns;

    /** @param patterns regular expressions that compile */
    public Redactor(List<String> patterns) {
        this.patterns = patterns.stream().map(BoundedPattern::new).toList();
    }

    /** Return {@code text} without what the patterns match in its lines. */
    public String text(String text) {
        if (patterns.isEmpty() || text.isEmpty()) {
            return text;
        }
        if (text.indexOf('\n') >= 0) {
            return text.lines().map(this::text).collect(Collectors.joining("\n"));
        }
        String redacted = text;
        for (BoundedPattern pattern : patterns) {
            redacted = pattern.replace(redacted, MARK);
        }
        return redacted;
    }

    /** Return {@code findings} without what the patterns match. */
    public List<Finding> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Finding(finding.source(), finding.status(), text(finding.message())))
                .toList();
    }

    /** Return {@code entries} and all below them without what the patterns match. */
    public List<ReportEntry> entries(List<ReportEntry> entries) {
        return patterns.isEmpty()
                ? entries
                : entries.stream().map(entry -> entry(entry, entry.id())).toList();
    }

    /** Say which patterns had to be given up, by their number: the pattern itself may hold what nobody shall see. */
    public List<Finding> troubles() {
        List<Finding> troubles = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).isSlow()) {
                troubles.add(new Finding(
                        "report.redact",
                        Status.WARN,
                        "the regular expression " + (i + 1) + " of report.redact in montty.yaml takes too long, so"
                                + " lines were taken out whole; let no repetition stand within another, and let it not"
                                + " begin with .*"));
            }
        }
        return troubles;
    }

    private ReportEntry entry(ReportEntry entry, String id) {
        String title = text(entry.title());
        return entry.withId(id)
                .withHeading(title, entry.level())
                .withStatus(entry.status(), cutText(entry.summary(), entry.output()))
                .withOutcome(outcome(entry.outcome(), entry.output()))
                .withOutput(output(entry), entry.cut())
                .withMetrics(entry.metrics().stream().map(this::metric).toList())
                .withChildren(children(entry, id));
    }

    private List<String> output(ReportEntry entry) {
        List<String> lines = entry.output();
        List<String> redacted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean broken = entry.cut() && i == lines.size() - 2;
            redacted.add(broken ? brokenText(lines.get(i)) : text(lines.get(i)));
        }
        return redacted;
    }

    /** What was cut in the middle of a match no longer matches, but its first line of output may be there in full. */
    private String cutText(String text, List<String> output) {
        if (!text.endsWith(CUT)) {
            return text(text);
        }
        String kept = text.substring(0, text.length() - CUT.length());
        int begin = output.isEmpty() ? -1 : output.get(0).indexOf(kept);
        if (begin < 0) {
            return brokenText(kept) + CUT;
        }
        String redacted = text(output.get(0).substring(begin));
        return redacted.substring(0, Math.min(redacted.length(), kept.length())) + CUT;
    }

    /** The last word of a text that breaks off may be half of what must not be seen. */
    private String brokenText(String text) {
        int end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text(text.substring(0, end)) + (end == text.length() ? "" : MARK);
    }

    private Outcome outcome(Outcome outcome, List<String> output) {
        if (outcome instanceof Outcome.Crashed crashed) {
            return new Outcome.Crashed(cutText(crashed.because(), output));
        }
        return outcome instanceof Outcome.Skipped skipped ? new Outcome.Skipped(text(skipped.because())) : outcome;
    }

    private Metric metric(Metric metric) {
        String name = text(metric.name());
        String fitting = name.substring(0, Math.min(name.length(), Metric.LONGEST_NAME));
        return fitting.equals(metric.name())
                ? metric
                : new Metric(
                        fitting,
                        metric.value(),
                        metric.unit(),
                        metric.warn(),
                        metric.crit(),
                        metric.min(),
                        metric.max());
    }

    /** The id of a part of a check is made of its title, so it must not say what that no longer says. */
    private List<ReportEntry> children(ReportEntry parent, String id) {
        List<ReportEntry> children = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ReportEntry child : parent.children()) {
            String own = child.id();
            if (own.startsWith(parent.id() + "/")) {
                String title = text(child.title());
                String name = title.equals(child.title())
                        ? text(own.substring(parent.id().length() + 1))
                        : name(title);
                own = unlike(taken, id + "/" + name);
            }
            children.add(entry(child, own));
        }
        return children;
    }

    private static String name(String title) {
        String name = UNFIT.matcher(title.strip()).replaceAll("-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static String unlike(Set<String> taken, String id) {
        String other = id;
        for (int i = 2; !taken.add(other); i++) {
            other = id + "-" + i;
        }
        return other;
    }
}
