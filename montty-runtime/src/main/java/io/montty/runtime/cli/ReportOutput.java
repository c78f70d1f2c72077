package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.runtime.report.ReportPrinter;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StatusStyle;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Print the report of a run on standard output. */
final class ReportOutput {

    /** What JSON may hold as it is, and a terminal would obey: control characters above ASCII, and those without a look. */
    private static final Pattern UNSAFE = Pattern.compile("[\\x{7f}-\\x{9f}\\p{Cf}\\x{2028}\\x{2029}]");

    private final CliEnvironment environment;

    ReportOutput(CliEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Print {@code report} in {@code format}; where none is asked for, as text on a terminal, and nothing from cron.
     *
     * @param onlyHere whether it goes nowhere else
     */
    void print(Report report, @Nullable OutputFormat format, boolean onlyHere) {
        if (format == OutputFormat.JSON) {
            String json = new String(new ReportWriter().write(report), StandardCharsets.UTF_8);
            environment.out().print(safe(json));
        } else if (format == OutputFormat.TEXT || onlyHere || environment.terminal()) {
            boolean coloured =
                    environment.terminal() && environment.variable("NO_COLOR").isEmpty();
            StatusStyle style = coloured ? StatusStyle.COLOURED : StatusStyle.PLAIN;
            new ReportPrinter(style).lines(report).forEach(environment.out()::println);
        }
        environment.out().flush();
    }

    /** Return {@code json} so that no terminal obeys it. */
    static String safe(String json) {
        return UNSAFE.matcher(json).replaceAll(ReportOutput::escaped);
    }

    private static String escaped(MatchResult character) {
        StringBuilder escapes = new StringBuilder();
        character.group().chars().forEach(unit -> escapes.append(String.format("\\\\u%04x", unit)));
        return escapes.toString();
    }
}
