package io.montty.checks.host;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read sizes as configuration writes them: {@code 4096}, {@code 10M} or {@code 10 MiB}, in powers of 1024. */
final class ByteNotation {

    /** What a size looks like; longer numbers would not fit. */
    static final String REGEXP = "(?:\\d{1,15}|(\\d{1,6}) ?([KMGT])(?:iB)?)";

    /** What to tell a person who wrote something else. */
    static final String EXPECTED = "must be a number of bytes, or a size such as 10K, 10 MiB, 10G or 1T";

    private static final Pattern NOTATION = Pattern.compile(REGEXP);
    private static final String UNITS = "KMGT";

    private ByteNotation() {}

    /** Return the number of bytes, or empty if {@code text} is no size. */
    static OptionalLong parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2);
        return OptionalLong.of(
                unit == null
                        ? Long.parseLong(text)
                        : Long.parseLong(matcher.group(1)) << (10 * (UNITS.indexOf(unit) + 1)));
    }
}
