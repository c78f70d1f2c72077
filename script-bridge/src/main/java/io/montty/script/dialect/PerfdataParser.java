package io.montty.script.dialect;

import io.montty.api.Metric;
import io.montty.api.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walk over performance data: {@code label=value[unit][;warn[;crit[;min[;max]]]]}, separated by blanks. */
final class PerfdataParser {

    /** Longer than any honest item; keeps a hostile one from being costly to read. */
    private static final int LONGEST_ITEM = 1024;

    private static final int MOST_FIELDS = 5;
    private static final String NUMBER = "[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,3})?";
    private static final Pattern BARE_NUMBER = Pattern.compile(NUMBER);
    private static final Pattern VALUE = Pattern.compile("(?<number>" + NUMBER + ")(?<unit>[^\\d;'\"]*)");

    private final String text;
    private int position;

    PerfdataParser(String text) {
        this.text = text;
    }

    List<PerfdataItem> items() {
        List<PerfdataItem> items = new ArrayList<>();
        skipBlanks();
        while (position < text.length()) {
            items.add(next());
            skipBlanks();
        }
        return items;
    }

    private PerfdataItem next() {
        int start = position;
        try {
            return item(start, label());
        } catch (MalformedException e) {
            skipWord();
            return new PerfdataItem.Malformed(text.substring(start, position), e.reason());
        }
    }

    private String label() throws MalformedException {
        String label = text.charAt(position) == '\'' ? quotedLabel() : bareLabel();
        if (position == text.length() || text.charAt(position) != '=') {
            throw new MalformedException("'" + label + "' has no equals sign after it");
        }
        if (label.isBlank()) {
            throw new MalformedException("the name before the equals sign is blank");
        }
        position++;
        return label;
    }

    private String quotedLabel() throws MalformedException {
        StringBuilder label = new StringBuilder();
        int from = position + 1;
        int quote = text.indexOf('\'', from);
        while (quote >= 0 && text.startsWith("''", quote)) {
            label.append(text, from, quote + 1);
            from = quote + 2;
            quote = text.indexOf('\'', from);
        }
        if (quote < 0) {
            throw new MalformedException("the quoted name has no closing '");
        }
        position = quote + 1;
        return label.append(text, from, quote).toString();
    }

    private String bareLabel() throws MalformedException {
        int start = position;
        while (position < text.length() && !atBlank() && text.charAt(position) != '=') {
            if (text.charAt(position) == '\'') {
                throw new MalformedException("a name that holds ' must stand in quotes, with each ' in it doubled");
            }
            position++;
        }
        return text.substring(start, position);
    }

    private PerfdataItem item(int itemStart, String label) throws MalformedException {
        String word = word(label);
        String[] fields = fields(word);
        Range warn = range(fields, 1);
        Range crit = range(fields, 2);
        Double min = bound(fields, 3);
        Double max = bound(fields, 4);
        String source = text.substring(itemStart, position);
        if (fields[0].equals("U")) {
            return new PerfdataItem.Undetermined(source);
        }
        Matcher value = VALUE.matcher(fields[0]);
        if (!value.matches()) {
            throw new MalformedException("'" + fields[0] + "' is not a number with a unit");
        }
        double number = finite(value.group("number"));
        String unit = value.group("unit");
        if (label.length() > Metric.LONGEST_NAME || unit.length() > Metric.LONGEST_UNIT) {
            throw new MalformedException("the name is longer than " + Metric.LONGEST_NAME + " or the unit longer than "
                    + Metric.LONGEST_UNIT + " characters");
        }
        return new PerfdataItem.Sample(source, new Metric(label, number, unit, warn, crit, min, max));
    }

    private String word(String label) throws MalformedException {
        int start = position;
        skipWord();
        if (label.length() + position - start > LONGEST_ITEM) {
            throw new MalformedException("the item is longer than " + LONGEST_ITEM + " characters");
        }
        return text.substring(start, position);
    }

    private static String[] fields(String word) throws MalformedException {
        String[] fields = word.split(";", -1);
        // Some plugins end each field with a semicolon, the last one too.
        boolean endsInSemicolon = fields.length == MOST_FIELDS + 1 && fields[MOST_FIELDS].isEmpty();
        if (fields.length > MOST_FIELDS && !endsInSemicolon) {
            throw new MalformedException("'" + word + "' has more than " + MOST_FIELDS + " fields");
        }
        return fields;
    }

    private static @Nullable Range range(String[] fields, int index) throws MalformedException {
        if (index >= fields.length || fields[index].isEmpty()) {
            return null;
        }
        return Range.parse(fields[index])
                .orElseThrow(() -> new MalformedException("'" + fields[index] + "' is not a range"));
    }

    private static @Nullable Double bound(String[] fields, int index) throws MalformedException {
        if (index >= fields.length || fields[index].isEmpty()) {
            return null;
        }
        if (!BARE_NUMBER.matcher(fields[index]).matches()) {
            throw new MalformedException("'" + fields[index] + "' is not a number");
        }
        return finite(fields[index]);
    }

    private static double finite(String number) throws MalformedException {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new MalformedException("'" + number + "' is too large");
        }
        return value;
    }

    private void skipBlanks() {
        while (position < text.length() && atBlank()) {
            position++;
        }
    }

    private void skipWord() {
        while (position < text.length() && !atBlank()) {
            position++;
        }
    }

    private boolean atBlank() {
        return text.charAt(position) == ' ';
    }
}
