package io.montty.script.dialect;

import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold an exposition against rules. */
final class GaugeReport {

    private final List<GaugeRule> rules;
    private final Exposition exposition = new Exposition();
    private final Gathering gathering = new Gathering();
    private final List<ExpositionLine.Sample> samples = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean malformed;

    GaugeReport(List<GaugeRule> rules) {
        this.rules = rules;
    }

    /** Say what a rule made of a series. */
    private record Finding(Verdict verdict, String line) {}

    void take(ScriptOutput.Stream stdout) {
        for (int i = 0; i < stdout.lines().size(); i++) {
            String line = stdout.lines().get(i);
            try {
                if (stdout.cutWithin(i)) {
                    throw new MalformedException(ScriptOutput.CUT_LINE);
                }
                take(line);
            } catch (MalformedException e) {
                malformed = true;
                gathering.refuseLine(line, e.reason());
            }
        }
    }

    private void take(String line) throws MalformedException {
        ExpositionLine read = exposition.read(line);
        if (read instanceof ExpositionLine.Comment && !line.isBlank()) {
            gathering.say(line);
        } else if (read instanceof ExpositionLine.Sample sample) {
            samples.add(sample);
            keep(sample, line);
        }
    }

    /** Keep a figure; that it cannot be kept is no fault of the line, so its rules hold all the same. */
    private void keep(ExpositionLine.Sample sample, String line) {
        if (!Double.isFinite(sample.value())) {
            gathering.say(line);
            return;
        }
        GaugeRule rule =
                rules.stream().filter(each -> each.selects(sample)).findFirst().orElse(null);
        try {
            gathering.take(metric(sample, rule));
        } catch (MalformedException e) {
            gathering.refuseLine(line, e.reason());
        }
    }

    private static Metric metric(ExpositionLine.Sample sample, @Nullable GaugeRule rule) throws MalformedException {
        Metric metric = Scalar.metric(sample.series(), sample.value());
        return rule == null
                ? metric
                : new Metric(metric.name(), metric.value(), "", rule.warn(), rule.crit(), null, null);
    }

    /** Hold all that was taken against the rules. */
    Verdict judge() {
        if (rules.isEmpty()) {
            findings.add(new Finding(
                    Verdict.unsure(Status.WARN),
                    "no rule makes a status of these figures; name a gauge and the ranges it has to stay in"));
        }
        rules.forEach(this::judge);
        findings.sort(
                Comparator.comparing((Finding finding) -> finding.verdict().status(), Comparator.reverseOrder()));
        boolean unknown =
                findings.stream().anyMatch(finding -> finding.verdict().unknown());
        Status worst = malformed ? Status.WARN : Status.OKAY;
        for (Finding finding : findings) {
            worst = worst.worst(finding.verdict().status());
        }
        return new Verdict(worst, unknown);
    }

    private void judge(GaugeRule rule) {
        int known = findings.size();
        samples.stream().filter(rule::selects).forEach(sample -> findings.add(judge(rule, sample)));
        if (findings.size() == known) {
            findings.add(new Finding(
                    Verdict.unsure(Status.WARN),
                    "gauge " + rule.gauge() + " is missing; expected a line such as " + rule.gauge() + " 1"));
        }
    }

    private static Finding judge(GaugeRule rule, ExpositionLine.Sample sample) {
        if (Double.isNaN(sample.value())) {
            return new Finding(
                    Verdict.unsure(Status.WARN), sample.series() + " is NaN, which no range holds; " + rule.ranges());
        }
        Status status = rule.status(sample.value());
        return new Finding(
                Verdict.of(status), status + ": " + sample.series() + " is " + sample.value() + "; " + rule.ranges());
    }

    void say(String line) {
        gathering.say(line);
    }

    void say(List<String> lines) {
        gathering.say(lines);
    }

    /** Return what the rules found, the worst first, and then what the script said. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        findings.forEach(finding -> text.add(finding.line()));
        text.addAll(gathering.text());
        return text;
    }

    List<Metric> metrics() {
        return gathering.metrics();
    }
}
