package io.montty.script.dialect;

import io.montty.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Read InfluxDB's line protocol: {@code measurement[,tag=value...] field=value[,field=value...] [timestamp]}.
 *
 * <p>Each field that is a number is a metric of its own, {@code measurement.field{tag="value"}}; a line that has other
 * fields too stays in the text as well.
 */
final class InfluxNotation implements MetricNotation {

    private static final Set<String> BOOLEANS =
            Set.of("t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("-?+\\d++[iu]");
    private static final Pattern TIMESTAMP = Pattern.compile("-?+\\d{1,19}+");
    private static final String MAY_BE_ESCAPED = ", =\\";

    @Override
    public void gather(String line, Gathering gathering) throws MalformedException {
        if (line.startsWith("#")) {
            gathering.say(line);
            return;
        }
        LineCursor cursor = new LineCursor(line.stripTrailing());
        String measurement = token(cursor, ", ");
        SortedMap<String, String> tags = tags(cursor);
        cursor.expect(' ');
        List<Metric> metrics = new ArrayList<>();
        boolean onlyNumbers = true;
        do {
            String name = measurement + "." + key(cursor);
            OptionalDouble value = fieldValue(cursor);
            onlyNumbers &= value.isPresent();
            if (value.isPresent()) {
                metrics.add(Scalar.metric(SeriesName.of(name, tags), value.getAsDouble()));
            }
        } while (cursor.accept(','));
        expectTimestamp(cursor);
        gathering.take(metrics);
        if (!onlyNumbers) {
            gathering.say(line);
        }
    }

    private static SortedMap<String, String> tags(LineCursor cursor) throws MalformedException {
        SortedMap<String, String> tags = new TreeMap<>();
        while (cursor.accept(',')) {
            String key = key(cursor);
            if (tags.put(key, token(cursor, ", ")) != null) {
                throw new MalformedException("tag '" + key + "' is given twice");
            }
        }
        return tags;
    }

    private static String key(LineCursor cursor) throws MalformedException {
        String key = token(cursor, ", =");
        cursor.expect('=');
        return key;
    }

    private static String token(LineCursor cursor, String ends) throws MalformedException {
        StringBuilder token = new StringBuilder();
        while (!cursor.atEnd()) {
            token.append(cursor.take(c -> c != '\\' && ends.indexOf(c) < 0));
            if (!cursor.accept('\\')) {
                break;
            }
            boolean escape = !cursor.atEnd() && MAY_BE_ESCAPED.chars().anyMatch(c -> cursor.at((char) c));
            token.append(escape ? cursor.next() : '\\');
        }
        if (token.isEmpty()) {
            throw new MalformedException("a name or a value is missing " + cursor.where());
        }
        return token.toString();
    }

    /** Step over a value; empty if it is a string or a boolean. */
    private static OptionalDouble fieldValue(LineCursor cursor) throws MalformedException {
        if (cursor.accept('"')) {
            skipString(cursor);
            return OptionalDouble.empty();
        }
        String value = cursor.take(c -> c != ',' && c != ' ');
        if (BOOLEANS.contains(value)) {
            return OptionalDouble.empty();
        }
        boolean integer = INTEGER.matcher(value).matches();
        return OptionalDouble.of(Scalar.finite(integer ? value.substring(0, value.length() - 1) : value));
    }

    private static void skipString(LineCursor cursor) throws MalformedException {
        for (char c = cursor.next(); c != '"'; c = cursor.next()) {
            if (c == '\\') {
                cursor.next();
            }
        }
    }

    private static void expectTimestamp(LineCursor cursor) throws MalformedException {
        if (cursor.atEnd()) {
            return;
        }
        cursor.expect(' ');
        String timestamp = cursor.rest();
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            throw new MalformedException("'" + timestamp + "' is not a timestamp");
        }
    }
}
