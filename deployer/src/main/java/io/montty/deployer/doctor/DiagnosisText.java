package io.montty.deployer.doctor;

import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Print what was found for a person, a line for each thing and the fix below it. */
public final class DiagnosisText {

    private static final int VERDICT_COLUMNS = 9;
    private static final String RESET = "\033[0m";

    private final PrintStream out;
    private final boolean coloured;
    private final TextSanitizer sanitizer = new TextSanitizer();

    /** Print to {@code out}, in colour if {@code coloured}. */
    public DiagnosisText(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    private record Row(String name, Finding finding) {}

    /** Print {@code diagnoses}, the worst first, and how many there are of each kind. */
    public void print(List<Diagnosis> diagnoses) {
        int columns = 2
                + diagnoses.stream()
                        .mapToInt(diagnosis -> diagnosis.name().length())
                        .max()
                        .orElse(0);
        List<Row> rows = diagnoses.stream()
                .flatMap(diagnosis -> diagnosis.findings().stream().map(finding -> new Row(diagnosis.name(), finding)))
                .sorted(Comparator.comparing(row -> row.finding().verdict()))
                .toList();
        for (Row row : rows) {
            Finding finding = row.finding();
            out.println(verdict(finding.verdict()) + padded(row.name(), columns) + sanitizer.line(finding.what()));
            if (!finding.fix().isEmpty()) {
                out.println(" ".repeat(VERDICT_COLUMNS + columns) + sanitizer.line("fix: " + finding.fix()));
            }
        }
        out.println();
        out.println(summary(rows.stream().map(Row::finding).toList()));
    }

    private static String summary(List<Finding> findings) {
        return Arrays.stream(Verdict.values())
                .flatMap(verdict -> {
                    long count = findings.stream()
                            .filter(finding -> finding.verdict() == verdict)
                            .count();
                    return count == 0 ? Stream.of() : Stream.of(count + " " + verdict);
                })
                .collect(Collectors.joining(", "));
    }

    private String verdict(Verdict verdict) {
        String text = padded(verdict.name(), VERDICT_COLUMNS);
        if (!coloured) {
            return text;
        }
        String colour = switch (verdict) {
            case WRONG -> "\033[1;91m";
            case WARN -> "\033[1;33m";
            case SKIPPED -> "\033[2m";
            case OK -> "\033[32m";
        };
        return colour + text + RESET;
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - text.length()));
    }
}
