package io.montty.script.dialect;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Read OpenTSDB's telnet protocol: {@code [put] metric timestamp value tag=value ...}, with at least one tag. */
final class OpentsdbNotation implements MetricNotation {

    private static final String COMMAND = "put ";
    private static final int FIRST_TAG = 3;
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,13}+(?:\\.\\d{1,3}+)?+");
    private static final Pattern EQUALS = Pattern.compile("=", Pattern.LITERAL);

    @Override
    public void gather(String line, Gathering gathering) throws MalformedException {
        String text = line.strip();
        String[] fields =
                (text.startsWith(COMMAND) ? text.substring(COMMAND.length()).strip() : text).split(" +", -1);
        if (fields.length <= FIRST_TAG) {
            throw new MalformedException(
                    fields.length + " fields; expected: [put] metric timestamp value tag=value ...");
        }
        if (!TIMESTAMP.matcher(fields[1]).matches()) {
            throw new MalformedException("'" + fields[1] + "' is not a timestamp in seconds or milliseconds");
        }
        double value = Scalar.finite(fields[2]);
        SortedMap<String, String> tags = new TreeMap<>();
        for (int i = FIRST_TAG; i < fields.length; i++) {
            addTag(fields[i], tags);
        }
        gathering.take(Scalar.metric(SeriesName.of(fields[0], tags), value));
    }

    private static void addTag(String field, SortedMap<String, String> tags) throws MalformedException {
        String[] tag = EQUALS.split(field, -1);
        if (tag.length != 2 || tag[0].isEmpty() || tag[1].isEmpty()) {
            throw new MalformedException("'" + field + "' is not a tag; expected tag=value");
        }
        if (tags.put(tag[0], tag[1]) != null) {
            throw new MalformedException("tag '" + tag[0] + "' is given twice");
        }
    }
}
