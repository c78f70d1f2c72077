package io.montty.script.dialect;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Read one line of the text exposition format, version 0.0.4, by itself. */
final class ExpositionParser {

    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");
    private static final Map<String, Double> NOT_FINITE = Map.of(
            "NaN", Double.NaN,
            "Inf", Double.POSITIVE_INFINITY,
            "+Inf", Double.POSITIVE_INFINITY,
            "-Inf", Double.NEGATIVE_INFINITY);
    private static final Pattern TIMESTAMP = Pattern.compile("-?+\\d{1,19}+");

    private final LineCursor cursor;

    private ExpositionParser(String line) {
        this.cursor = new LineCursor(line);
    }

    static ExpositionLine parse(String line) throws MalformedException {
        ExpositionParser parser = new ExpositionParser(line);
        parser.cursor.skipBlanks();
        if (parser.cursor.atEnd()) {
            return new ExpositionLine.Comment();
        }
        return parser.cursor.accept('#') ? parser.comment() : parser.sample();
    }

    private ExpositionLine comment() throws MalformedException {
        cursor.skipBlanks();
        String keyword = word();
        if (!keyword.equals("HELP") && !keyword.equals("TYPE")) {
            return new ExpositionLine.Comment();
        }
        cursor.skipBlanks();
        String metric = metric();
        boolean parted = cursor.skipBlanks();
        if (!parted && !cursor.atEnd()) {
            throw new MalformedException("expected a blank " + cursor.where());
        }
        if (keyword.equals("TYPE")) {
            String type = cursor.rest().stripTrailing();
            if (!TYPES.contains(type)) {
                throw new MalformedException(
                        "'" + type + "' is not a type; expected counter, gauge, histogram, summary or untyped");
            }
        }
        return new ExpositionLine.Metadata(keyword, metric);
    }

    private ExpositionLine sample() throws MalformedException {
        String metric = metric();
        boolean parted = cursor.skipBlanks();
        SortedMap<String, String> labels = new TreeMap<>();
        if (cursor.accept('{')) {
            labels(labels);
            parted = true;
            cursor.skipBlanks();
        }
        if (!parted) {
            throw new MalformedException("expected a blank or '{' after the name " + cursor.where());
        }
        double value = value(word());
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            timestamp();
        }
        return new ExpositionLine.Sample(metric, labels, value);
    }

    private void labels(SortedMap<String, String> labels) throws MalformedException {
        cursor.skipBlanks();
        while (!cursor.accept('}')) {
            String label = cursor.take(c -> isNamePart(c) && c != ':');
            requireName("label", label);
            cursor.skipBlanks();
            cursor.expect('=');
            cursor.skipBlanks();
            cursor.expect('"');
            if (labels.put(label, labelValue()) != null) {
                throw new MalformedException("label '" + label + "' is given twice");
            }
            cursor.skipBlanks();
            if (cursor.accept(',')) {
                cursor.skipBlanks();
            } else if (!cursor.at('}')) {
                throw new MalformedException("expected ',' or '}' " + cursor.where());
            }
        }
    }

    private String labelValue() throws MalformedException {
        StringBuilder value = new StringBuilder();
        for (char c = cursor.next(); c != '"'; c = cursor.next()) {
            value.append(c == '\\' ? escaped(cursor.next()) : c);
        }
        return value.toString();
    }

    private static char escaped(char c) throws MalformedException {
        return switch (c) {
            case 'n' -> '\n';
            case '\\', '"' -> c;
            default -> throw new MalformedException("'\\" + c + "' is not an escape; expected \\\\, \\\" or \\n");
        };
    }

    private static double value(String word) throws MalformedException {
        Double notFinite = NOT_FINITE.get(word);
        return notFinite == null ? Scalar.finite(word) : notFinite;
    }

    private void timestamp() throws MalformedException {
        String timestamp = cursor.rest().stripTrailing();
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            throw new MalformedException("'" + timestamp + "' after the value is not a timestamp in milliseconds");
        }
    }

    private String metric() throws MalformedException {
        String metric = cursor.take(ExpositionParser::isNamePart);
        requireName("metric", metric);
        return metric;
    }

    private void requireName(String kind, String name) throws MalformedException {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            throw new MalformedException("expected the name of a " + kind + " " + cursor.where()
                    + ": letters, digits and _, not a digit first");
        }
    }

    private String word() {
        return cursor.take(c -> c != ' ' && c != '\t');
    }

    private static boolean isNamePart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == ':';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
