package io.montty.runtime.cli;

import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Print rows in columns as wide as what is in them, below a heading; whatever is in them is made safe to print. */
final class Columns {

    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();
    private final TextSanitizer sanitizer = new TextSanitizer();

    Columns(String... headings) {
        row(headings);
    }

    /** Add a row of as many cells as there are headings. */
    void row(String... cells) {
        rows.add(List.of(cells).stream().map(sanitizer::line).toList());
    }

    /** Print the heading and the rows; the last column ends where its text does. */
    void print(PrintStream out) {
        int columns = rows.get(0).size();
        UsageMessageSpec wide = new UsageMessageSpec();
        TextTable table = TextTable.forColumns(
                new ColorScheme.Builder(Ansi.OFF).build(),
                IntStream.range(0, columns)
                        .mapToObj(column -> new Column(width(column) + GAP, 0, Overflow.TRUNCATE))
                        .toArray(Column[]::new));
        table.setAdjustLineBreaksForWideCJKCharacters(wide.adjustLineBreaksForWideCJKCharacters());
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        table.toString().lines().map(String::stripTrailing).forEach(out::println);
    }

    /** Wide characters take two places. */
    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column)
                        .codePoints()
                        .map(c -> c < 0x1100 ? 1 : 2)
                        .sum())
                .max()
                .orElse(0);
    }
}
