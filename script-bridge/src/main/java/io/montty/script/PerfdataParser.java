package io.montty.script;

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
            return item(label());
        } catch (BadItemException e) {
            skipWord();
            return new PerfdataItem.Malformed(text.substring(start, position), e.reason);
        }
    }

    private String label() throws BadItemException {
        String label = text.charAt(position) == '\'' ? quotedLabel() : bareLabel();
        if (position == text.length() || text.charAt(position) != '=') {
            throw new BadItemException("'" + label + "' has no equals sign after it");
        }
        if (label.isBlank()) {
            throw new BadItemException("the name before the equals sign is blank");
        }
        position++;
        return label;
    }

    private String quotedLabel() throws BadItemException {
        StringBuilder label = new StringBuilder();
        int from = position + 1;
        int quote = text.indexOf('\'', from);
        while (quote >= 0 && text.startsWith("''", quote)) {
            label.append(text, from, quote + 1);
            from = quote + 2;
            quote = text.indexOf('\'', from);
        }
        if (quote < 0) {
            throw new BadItemException("the quoted name has no closing '");
        }
        position = quote + 1;
        return label.append(text, from, quote).toString();
    }

    private String bareLabel() throws BadItemException {
        int start = position;
        while (position < text.length() && !atBlank() && text.charAt(position) != '=') {
            if (text.charAt(position) == '\'') {
                throw new BadItemException("a name that holds ' must stand in quotes, with each ' in it doubled");
            }
            position++;
        }
        return text.substring(start, position);
    }

    private PerfdataItem item(String label) throws BadItemException {
        int start = position;
        skipWord();
        String word = text.substring(start, position);
        if (label.length() + word.length() > LONGEST_ITEM) {
            throw new BadItemException("the item is longer than " + LONGEST_ITEM + " characters");
        }
        String[] fields = word.split(";", -1);
        if (fields.length > MOST_FIELDS) {
            throw new BadItemException("'" + word + "' has more than " + MOST_FIELDS + " fields");
        }
        Range warn = range(fields, 1);
        Range crit = range(fields, 2);
        Double min = bound(fields, 3);
        Double max = bound(fields, 4);
        if (fields[0].equals("U")) {
            return new PerfdataItem.Undetermined(label);
        }
        Matcher value = VALUE.matcher(fields[0]);
        if (!value.matches()) {
            throw new BadItemException("'" + fields[0] + "' is not a number with a unit");
        }
        double number = finite(value.group("number"));
        String unit = value.group("unit");
        if (label.length() > Metric.LONGEST_NAME || unit.length() > Metric.LONGEST_UNIT) {
            throw new BadItemException("the name is longer than " + Metric.LONGEST_NAME + " or the unit longer than "
                    + Metric.LONGEST_UNIT + " characters");
        }
        return new PerfdataItem.Sample(new Metric(label, number, unit, warn, crit, min, max));
    }

    private static @Nullable Range range(String[] fields, int index) throws BadItemException {
        if (index >= fields.length || fields[index].isEmpty()) {
            return null;
        }
        return Range.parse(fields[index])
                .orElseThrow(() -> new BadItemException("'" + fields[index] + "' is not a range"));
    }

    private static @Nullable Double bound(String[] fields, int index) throws BadItemException {
        if (index >= fields.length || fields[index].isEmpty()) {
            return null;
        }
        if (!BARE_NUMBER.matcher(fields[index]).matches()) {
            throw new BadItemException("'" + fields[index] + "' is not a number");
        }
        return finite(fields[index]);
    }

    private static double finite(String number) throws BadItemException {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new BadItemException("'" + number + "' is too large");
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

    /** Leave the item at hand; never leaves the parser. */
    private static final class BadItemException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        private BadItemException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
