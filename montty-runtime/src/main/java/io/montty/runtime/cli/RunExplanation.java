package io.montty.runtime.cli;

import io.montty.api.Check;
import io.montty.api.CheckPart;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.Exited;
import io.montty.api.Metric;
import io.montty.script.Script;
import io.montty.script.dialect.Dialect;
import io.montty.script.dialect.Reading;
import io.montty.script.dialect.ScriptOutput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Show what the commands of a check printed, line by line, next to what each line was taken for.
 *
 * <p>A line is taken for what its dialect makes of the output up to it, less what it makes of the output before it.
 */
final class RunExplanation {

    private static final int MOST_LINES = 500;

    private final Optional<Dialect> dialect;
    private final List<RecordedCheck.Run> runs;
    private final List<String> lines = new ArrayList<>();

    RunExplanation(Check check, List<RecordedCheck.Run> runs) {
        this.dialect = check instanceof Script script ? script.dialect() : Optional.empty();
        this.runs = runs;
    }

    List<String> lines() {
        for (RecordedCheck.Run run : runs) {
            lines.add("");
            lines.add("ran " + String.join(" ", run.command().argv()) + ", which "
                    + CommandEnd.inWords(run.result().end()));
            show(run.result());
        }
        return lines;
    }

    private void show(CommandResult result) {
        List<String> stdout = result.stdout().lines().toList();
        List<String> stderr = result.stderr().lines().toList();
        Reading before = read(result, List.of(), List.of());
        for (int i = 0; i < Math.min(stdout.size(), MOST_LINES); i++) {
            Reading reading = read(result, stdout.subList(0, i + 1), List.of());
            show("out", i, stdout.get(i), before, reading);
            before = reading;
        }
        for (int i = 0; i < Math.min(stderr.size(), MOST_LINES); i++) {
            Reading reading = read(result, stdout, stderr.subList(0, i + 1));
            show("err", i, stderr.get(i), before, reading);
            before = reading;
        }
        result.answer().lines().forEach(line -> lines.add("  answer  " + escaped(line)));
        if (result.cut()) {
            lines.add("  what followed was not kept");
        }
    }

    private Reading read(CommandResult result, List<String> stdout, List<String> stderr) {
        int code = result.end() instanceof Exited exited ? exited.code() : 1;
        CommandResult shorter = new CommandResult(result.end(), joined(stdout), joined(stderr), false);
        return dialect.orElse(Dialect.DEFAULT).read(code, ScriptOutput.of(shorter));
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void show(String stream, int index, String line, Reading before, Reading reading) {
        lines.add("  " + stream + " " + (index + 1) + "  " + escaped(line));
        if (dialect.isEmpty()) {
            return;
        }
        List<String> meanings = new ArrayList<>();
        less(reading.text(), before.text()).forEach(text -> meanings.add("text    " + escaped(text)));
        less(reading.metrics(), before.metrics()).forEach(metric -> meanings.add("metric  " + shown(metric)));
        less(reading.parts(), before.parts()).forEach(part -> meanings.add("part    " + shown(part)));
        if (meanings.isEmpty()) {
            meanings.add("nothing");
        }
        meanings.forEach(meaning -> lines.add("           = " + meaning));
    }

    private static <T> List<T> less(List<T> all, List<T> known) {
        List<T> left = new ArrayList<>(all);
        known.forEach(left::remove);
        return left;
    }

    private static String shown(Metric metric) {
        return metric.name() + " = " + plain(metric.value()) + (metric.unit().isEmpty() ? "" : " " + metric.unit())
                + (metric.warn() == null ? "" : ", warn " + metric.warn())
                + (metric.crit() == null ? "" : ", crit " + metric.crit())
                + (metric.min() == null ? "" : ", min " + plain(metric.min()))
                + (metric.max() == null ? "" : ", max " + plain(metric.max()));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String shown(CheckPart part) {
        return part.heading().title() + " " + part.result().status() + ": "
                + part.result().summary();
    }

    /** Show what a terminal would not as a person would write it. */
    private static String escaped(String line) {
        StringBuilder shown = new StringBuilder();
        line.codePoints().forEach(character -> {
            if (character == '\\') {
                shown.append("\\\\");
            } else if (character == '\t') {
                shown.append("\\t");
            } else if (Character.isISOControl(character)) {
                shown.append(String.format("\\x%02x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }
}
