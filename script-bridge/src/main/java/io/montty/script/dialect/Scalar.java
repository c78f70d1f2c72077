package io.montty.script.dialect;

import io.montty.api.Metric;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read single numbers, and make metrics of them within the bounds that metrics have. */
final class Scalar {

    /** Longer than any honest number; keeps a hostile one from being costly to read. */
    private static final int LONGEST_NUMBER = 400;

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d{1,3}+)?+)(\\D*+)");

    private Scalar() {}

    /** Read a finite number that nothing follows. */
    static double finite(String text) throws MalformedException {
        Matcher matcher = matcher(text);
        if (!matcher.group(2).isEmpty()) {
            throw notANumber(text);
        }
        return finite(matcher);
    }

    /** Read a finite number and drop the unit after it. */
    static double finiteWithoutUnit(String text) throws MalformedException {
        return finite(matcher(text));
    }

    /** Make a metric without a unit. */
    static Metric metric(String name, double value) throws MalformedException {
        requireName(name);
        return Metric.of(name, value, "");
    }

    static void requireName(String name) throws MalformedException {
        if (name.isBlank()) {
            throw new MalformedException("the name is blank");
        }
        if (name.length() > Metric.LONGEST_NAME) {
            throw new MalformedException("the name is longer than " + Metric.LONGEST_NAME + " characters");
        }
    }

    private static Matcher matcher(String text) throws MalformedException {
        if (text.length() > LONGEST_NUMBER) {
            throw new MalformedException("a number is longer than " + LONGEST_NUMBER + " characters");
        }
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw notANumber(text);
        }
        return matcher;
    }

    private static double finite(Matcher matcher) throws MalformedException {
        double value = Double.parseDouble(matcher.group(1));
        if (!Double.isFinite(value)) {
            throw new MalformedException("'" + matcher.group(1) + "' is too large");
        }
        return value;
    }

    private static MalformedException notANumber(String text) {
        return new MalformedException("'" + text + "' is not a number");
    }
}
